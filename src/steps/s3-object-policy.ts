import { permissionsDocument } from '../aws/policy-document.ts';

/** One object, and where its bucket is, which the AWS CLI asks for first. */
export function s3ObjectPolicy(partition: string, path: string): string {
  const bucket = path.slice(0, path.indexOf('/'));
  return permissionsDocument(
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:${partition}:s3:::${path}` },
    { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: `arn:${partition}:s3:::${bucket}` },
  );
}
