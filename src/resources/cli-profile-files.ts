import { readSection, type Section } from '../computer/aws-config-file.ts';
import { readSharedFile } from '../computer/rewrite-file.ts';
import type { Partially } from '../engine/resource.ts';
import { known } from './aws-resource.ts';

/** The setting in which `aws login` notes whom it signed in. */
export const LOGIN = 'login_session';

/** The two files that profiles are written in. */
export interface ProfileFiles {
  /** The config file. */
  readonly path: string;
  readonly credentialsPath: string;
}

export interface ProfileSettings {
  readonly configText: string | undefined;
  readonly config: Section | undefined;
  readonly credentials: Section | undefined;
}

/** What both files say of a profile. */
export async function settingsOf({ path, credentialsPath }: ProfileFiles, profile: string): Promise<ProfileSettings> {
  const [configText, credentialsText] = await Promise.all([readSharedFile(path), readSharedFile(credentialsPath)]);
  return {
    configText,
    config: readSection(configText ?? '', 'config', profile),
    credentials: readSection(credentialsText ?? '', 'credentials', profile),
  };
}

export function filesOf(spec: Partially<ProfileFiles>): ProfileFiles | undefined {
  const [path, credentialsPath] = [known(spec.path), known(spec.credentialsPath)];
  return path === undefined || credentialsPath === undefined ? undefined : { path, credentialsPath };
}

/** The account of an ARN, as `aws login` notes it; empty without one. */
export const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
