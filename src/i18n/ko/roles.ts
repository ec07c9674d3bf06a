import type { roles as english } from '../en/roles.ts';

export const roles = {
  'resource.iam.policy': '계정의 IAM 정책',
  'resource.iam.role-inline-policy': '역할의 인라인 정책',
  'resource.ecs.account-setting': '역할의 ECS 설정',
  'resource.ecs.account-default': '계정의 ECS 설정',
  'resource.ecs.cluster-capacity-providers': '클러스터의 용량 공급자',
  'resource.ecs.container-insights': '컨테이너 인사이트',
  'fact.providers': '용량 공급자',
  'fact.containerInsights': '컨테이너 인사이트',
  'undo.policy-holders': '이 정책은 다른 곳에도 연결되어 있습니다: {names}. 먼저 그곳에서 연결을 해제하세요.',
  'conflict.policy-of-others':
    '계정에 같은 이름의 정책이 이미 있는데, 여기서 만든 것이 아니고 허용하는 내용도 다릅니다. 지금 내용: "{have}", 필요한 내용: "{want}". 아무도 쓰지 않는다면 그 정책을 삭제하거나, 이 부분 없이 진행하세요.',
  'choice.without-logs': 'CloudWatch Logs 없이 진행',
  'choice.other-trunking-role': '역할에 다른 이름 쓰기',
  'choice.trunking-by-instance': '각 인스턴스가 스스로 켜게 하기',
  'flag.s3-read': '인스턴스가 S3에 있는 설정 파일을 읽게 합니다. 값이 없으면 모든 버킷, 값을 주면 그 객체 하나만',
  'flag.no-s3-read': '인스턴스가 S3를 읽지 않게 합니다',
  'flag.cloudwatch-logs': '인스턴스가 CloudWatch Logs에 로그를 쓰게 합니다(정책 cwlogspolicy)',
  'flag.no-cloudwatch-logs': '인스턴스가 로그를 직접 쓰지 않게 합니다',
  'flag.session-manager': 'SSH 없이 Session Manager로 인스턴스의 셸을 엽니다',
  'flag.no-session-manager': 'Session Manager를 쓰지 않습니다',
  'flag.trunking-role': '두 번째 인스턴스 역할의 이름(기본값: 첫 번째 이름 뒤에 -trunking)',
  'flag.trunking-by':
    '트렁킹을 누가 켤지: 이 도구가 역할에 대해(루트 사용자만), 각 인스턴스가 스스로, 또는 이 도구가 계정 전체에 대해',
  'flag.task-execution-role': '태스크 실행 역할 이름(기본값 ecsTaskExecutionRole)',
  'flag.task-secrets': '태스크에 넘겨줄 수 있는 보안 암호와 파라미터의 ARN(none: 더 이상 없음)',
  'flag.task-secrets-key': '직접 만든 KMS 키로 암호화했다면 그 키의 ARN',
  'flag.task-log-groups': '태스크가 요청한 로그 그룹을 ECS가 만들게 합니다(awslogs-create-group)',
  'flag.no-task-log-groups': '로그 그룹은 다른 곳에서 미리 만듭니다',
  'flag.ecs-exec': 'ECS Exec로 컨테이너의 셸을 열 수 있는 태스크 역할을 만듭니다',
  'flag.no-ecs-exec': 'ECS Exec를 쓰지 않습니다',
  'flag.task-role': '컨테이너 자체의 역할 이름(기본값 ecsTaskRole)',
  'flag.container-insights': 'CloudWatch가 클러스터에서 측정할 것(기본값: 계정의 설정대로, 비용 발생)',
  'input.s3-object':
    '"{value}"은(는) S3 객체를 가리키지 않습니다. my-bucket/ecs.config처럼 버킷/키 형식으로, * 와 ? 없이 적으세요. 모든 버킷을 뜻하려면 값을 빼면 됩니다.',
  'input.secret-arn':
    '"{arn}"은(는) 보안 암호의 전체 ARN(끝이 하이픈과 여섯 글자)이나 파라미터의 ARN이 아닙니다. Secrets Manager 또는 Systems Manager 콘솔에서 확인하세요.',
  'input.kms-key-arn':
    '"{value}"은(는) KMS 키의 ARN(arn:aws:kms:…:key/…)이 아닙니다. 키의 별칭은 정책에서 쓸 수 없습니다.',
  'input.key-without-secrets':
    'KMS 키만으로는 태스크가 복호화할 것이 없습니다. 보안 암호도 함께 지정하세요: --task-secrets ARN',
  'input.other-partition': '"{arn}"은(는) 이 계정({here})과 다른 AWS 파티션에 속합니다.',
  'instance-role.all-buckets':
    '인스턴스가 계정의 모든 버킷을 읽을 수 있게 됩니다(가이드대로 AmazonS3ReadOnlyAccess). 파일 하나만 읽게 하려면: --s3-read BUCKET/KEY',
  'instance-role.config-file':
    '인스턴스가 ECS 설정을 S3에서 읽게 하려면 사용자 데이터에 다음 줄을 넣으세요.\n{commands}',
  'instance-role.logs':
    '이제 인스턴스가 CloudWatch Logs에 로그를 쓸 수 있습니다. CloudWatch 에이전트나 awslogs 드라이버가 그 일을 합니다. 로그 그룹은 다음 명령으로 볼 수 있습니다:\naws logs describe-log-groups --region {region}[[ --profile {awsProfile}]]',
  'instance-role.sessions':
    '{region} 리전의 인스턴스에 SSH 없이 셸을 엽니다. 키 페어도, 22번 포트를 여는 규칙도 더는 필요 없습니다. 인스턴스는 시작하고 몇 분 뒤에 나타납니다.\naws ssm start-session --target INSTANCE-ID --region {region}[[ --profile {awsProfile}]]',
  'trunking.question': '트렁킹에 쓸 두 번째 인스턴스 역할의 이름',
  'trunking.by-question': 'awsvpcTrunking을 누가 켭니까?',
  'trunking.role-needs-root':
    'ECS는 다른 역할의 awsvpcTrunking을 루트 사용자만 설정하게 합니다. 지금 자격 증명은 {who}의 것입니다. --trunking-by instance(각 인스턴스가 시작할 때 스스로 설정)나 --trunking-by account(이 계정과 리전의 모두에게 적용)를 쓰세요.',
  'trunking.whole-account':
    '이 리전에서 계정 전체에 awsvpcTrunking이 켜집니다. 역할에 따로 정한 것이 없으면, 앞으로 누가 시작하든 모든 인스턴스에 적용됩니다.',
  'trunking.limits':
    '이후에 시작하는 인스턴스 중 지원하는 유형(c5, m5, r5 이후, t2·t3·t4g는 불가)이면서 에이전트 1.28.1 이상이 든 ECS 최적화 이미지를 쓰는 것에만 효과가 있습니다. 공유 서브넷에서는 안 되고, "리소스 이름" DNS A 레코드는 꺼져 있어야 합니다.',
  'trunking.by-role':
    '{region} 리전에서 태스크를 더 많이 실행할 인스턴스는 인스턴스 프로파일 {profile}(으)로 시작하세요. 그 역할에 트렁킹이 켜져 있습니다.',
  'trunking.by-account':
    '{region} 리전에서 계정 전체에 awsvpcTrunking이 켜져 있습니다. 앞으로 시작하는 인스턴스는 인스턴스 프로파일 {profile}을(를) 쓰든 다른 것을 쓰든 적용받습니다.',
  'trunking.by-instance':
    '{region} 리전에서 태스크를 더 많이 실행할 인스턴스는 인스턴스 프로파일 {profile}과(와) 다음 사용자 데이터로 시작하세요. 클러스터에 들어오기 전에 스스로 트렁킹을 켭니다. 켜졌는지는 여기서 읽을 수 없습니다. ECS는 그 역할 자신과 루트 사용자에게만 보여 줍니다.\n{commands}',
  'trunking.verify':
    '어느 인스턴스에 적용되었는지 보려면:\naws ecs list-attributes --cluster {cluster} --target-type container-instance --attribute-name ecs.awsvpc-trunk-id --region {region}[[ --profile {awsProfile}]]',
  'task-role.question': '태스크 실행 역할 이름',
  'task-role.log-groups': '태스크가 요청한 로그 그룹을 ECS가 만들어도 됩니까?',
  'task-role.exec': '실행 중인 컨테이너의 셸을 여는(ECS Exec) 태스크 역할을 만들겠습니까?',
  'task-role.insights-cost':
    'Container Insights에는 비용이 듭니다. CloudWatch가 측정값마다, 그리고 로그 데이터 1GB마다 {price} USD를 청구합니다({asOf} 정가). 작은 클러스터는 한 달에 몇 달러, 큰 클러스터는 훨씬 더 듭니다.',
  'task-role.note':
    '{region} 리전에서 Fargate 태스크를 실행하려면 태스크 정의에 executionRoleArn: {executionRole}[[, taskRoleArn: {taskRole}]] 값을 적으세요. 퍼블릭 서브넷에서는 이미지를 가져올 퍼블릭 주소가 필요합니다.\naws ecs run-task --region {region}[[ --profile {awsProfile}]] --cluster {cluster} --launch-type FARGATE --task-definition TASK-DEFINITION --network-configuration "{network}"[[ {exec}]]',
  'task-role.note-exec':
    '--enable-execute-command로 시작한 태스크(서비스는 enableExecuteCommand)의 컨테이너에 셸을 엽니다.\naws ecs execute-command --region {region}[[ --profile {awsProfile}]] --cluster {cluster} --task TASK-ID --interactive --command /bin/sh',
  'task-role.plugin-missing':
    '거기에는 AWS CLI 외에 Session Manager 플러그인이 필요한데, 이 컴퓨터에서 찾지 못했습니다. 설치 방법:\n{guide}',
  'permissions.writes-policies':
    '역할의 정책을 쓸 수 있는 사람(iam:PutRolePolicy, iam:CreatePolicyVersion)은 역할에 어떤 권한이든 주고 인스턴스나 태스크를 통해 쓸 수 있습니다. 이 정책들을 관리자 권한으로 다루세요.',
  'doctor.ecr-actions.title': '인스턴스 역할이 ECR에서 이미지를 가져올 수 있음',
  'doctor.ecr-actions.why': '이 권한이 없으면 인스턴스의 태스크가 CannotPullContainerError로 멈춥니다.',
  'doctor.ecr-actions.in-policy': '{policy} 정책이 있어 역할({role})이 ECR에서 이미지를 가져올 수 있습니다: {actions}',
  'doctor.ecr-actions.in-others': '다른 정책이 있어 역할({role})이 ECR에서 이미지를 가져올 수 있습니다: {actions}',
  'doctor.ecr-actions.missing': '역할({role})의 정책으로는 ECR에서 이미지를 가져올 수 없습니다. 없는 권한: {actions}',
  'doctor.ecr-actions.how': '역할에 {policy} 정책을 연결하거나, 없는 권한을 직접 만든 정책에 더하세요.',
  'doctor.trunking.for-role': '역할({role})에 awsvpcTrunking이 켜져 있습니다.',
  'doctor.trunking.for-account': '계정 전체에 awsvpcTrunking이 켜져 있습니다.',
  'doctor.trunking.by-instances':
    '역할({role})로 시작하는 인스턴스가 스스로 awsvpcTrunking을 켭니다. 켜졌는지는 다음 명령으로 볼 수 있습니다: {command}',
  'doctor.trunking.asked-for': 'awsvpcTrunking을 요청했지만 켜져 있지 않습니다.',
} as const satisfies Record<keyof typeof english, string>;
