import { DescribeVpcEndpointServicesCommand, type ServiceDetail } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';

/** How a VPC reaches a service: a route (S3, DynamoDB) or network interfaces of its own. */
export type EndpointKind = 'Gateway' | 'Interface';

/**
 * ec2:DescribeVpcEndpointServices: what Amazon offers endpoints for in the region. Their names are discovered here and never put together:
 * they begin otherwise in other partitions. The operation has pages, but the SDK no paginator for it.
 */
function endpointServices(cx: ReadContext): Promise<readonly ServiceDetail[]> {
  return cx.once('ec2:DescribeVpcEndpointServices', async () => {
    const services: ServiceDetail[] = [];
    for (let NextToken: string | undefined; ; ) {
      const answer = await cx.clients.ec2.send(new DescribeVpcEndpointServicesCommand({ NextToken }));
      services.push(...(answer.ServiceDetails ?? []));
      NextToken = answer.NextToken;
      if (!NextToken) break;
    }
    return services.filter(({ Owner = 'amazon' }) => Owner === 'amazon');
  });
}

/**
 * The service whose name ends with `.s3`, `.ecs-agent`, `.ecr.api`; undefined where the region offers none. One service may be offered
 * in both kinds under one name.
 */
export async function endpointService(
  cx: ReadContext,
  kind: EndpointKind,
  ending: string,
): Promise<ServiceDetail | undefined> {
  const services = await endpointServices(cx);
  const isOf = (service: ServiceDetail) => service.ServiceType?.some(({ ServiceType }) => ServiceType === kind);
  const named = services.filter((service) => isOf(service) && service.ServiceName?.endsWith(`.${ending}`));
  // `com.amazonaws.REGION.s3`, not `com.amazonaws.s3-global.accesspoint` or one with more before the ending.
  return named.toSorted((a, b) => (a.ServiceName ?? '').length - (b.ServiceName ?? '').length)[0];
}
