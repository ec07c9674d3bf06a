import type { sshAccess as english } from '../en/ssh-access.ts';

export const sshAccess = {
  'ssh-access.opened': '완료했습니다. {cidr}에서 SSH(포트 22)를 쓸 수 있습니다. 계정을 다시 조회하여 확인했습니다.',
  'ssh-access.open-already': '이미 {cidr}에서 SSH(포트 22)를 쓸 수 있습니다. 변경할 것이 없었습니다.',
  'ssh-access.closed': '완료했습니다. 이 설정의 SSH 규칙을 제거했습니다. 다른 사람이 만든 규칙은 그대로 둡니다.',
  'ssh-access.closed-already': '이 설정의 SSH 규칙이 없습니다. 변경할 것이 없었습니다.',
  'ssh-access.declined': '아무것도 변경하지 않았습니다.',
  'ssh-access.replaces':
    '{region} 리전에서 지금까지 {have}에서 SSH를 쓸 수 있었습니다. 그 규칙은 새 규칙이 생긴 다음에 제거합니다.',
  'ssh-access.others-gain':
    '보안 그룹 {group}은(는) 이 설정 전부터 있었고 다음 네트워크 인터페이스에도 쓰입니다: {who}. 여기에도 SSH가 열립니다.',
  'ssh-access.no-group':
    '{region} 리전에 이 설정의 보안 그룹이 없어 SSH를 허용할 곳이 없습니다. 아무것도 변경하지 않았습니다. 먼저 만드세요: aws-ecs-setup {step} --region {region}[[ {options}]]',
  'ssh-access.cidr-and-remove':
    '범위를 허용하거나 규칙을 제거하는 것 중 하나만 할 수 있으므로 --cidr와 --remove는 함께 쓸 수 없습니다. 하나만 지정하세요.',
  'ssh-access.none': '"{value}" 값은 주소나 범위가 아닙니다. SSH 규칙을 제거하려면 대신 --remove 옵션을 사용하세요.',
  'ssh-access.ipv6':
    '"{value}" 값은 IPv6 주소입니다. SSH 규칙은 IPv4로 만듭니다. IPv4 주소나 범위 또는 my-ip를 지정하세요.',
  'ssh-access.remote':
    '지금 실행 중인 {where} 환경의 주소는 내 주소가 아니므로 아무것도 변경하지 않았습니다. https://checkip.amazonaws.com 에서 내 주소를 확인하여 이 옵션에 지정하세요.',
  'ssh-access.address-unreachable':
    '주소를 알려 주는 서비스에 연결할 수 없어 내 주소를 알 수 없습니다. 인터넷에 연결되어 있지 않거나 중간에서 막혔을 수 있습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
  'ssh-access.address-timeout':
    '주소를 알려 주는 서비스가 {detail}ms 안에 응답하지 않아 내 주소를 알 수 없습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
  'ssh-access.address-status':
    '주소를 알려 주는 서비스가 HTTP 상태 {detail}(으)로 응답하여 내 주소를 알 수 없습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
  'ssh-access.address-too-long':
    '응답이 {detail}바이트보다 길어 주소일 수 없으므로 내 주소를 알 수 없습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
  'ssh-access.address-not-an-address':
    '응답 "{detail}" 값이 IPv4 주소 하나가 아니어서 내 주소를 알 수 없습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
  'ssh-access.address-private':
    '응답 {detail} 값이 공인 인터넷 주소가 아니어서 내 주소를 알 수 없습니다. 중간에 프록시가 있을 수 있습니다. 아무것도 변경하지 않았습니다. 내 주소나 범위를 --cidr 옵션에 지정하세요.',
} as const satisfies Record<keyof typeof english, string>;
