/** Says things in the language that the user has set: Chinese, unless `gouji.locale` says otherwise. */

import { env, workspace } from 'vscode';

export function say(chinese: string, english: string): string {
  return isEnglish() ? english : chinese;
}

function isEnglish(): boolean {
  const locale = workspace.getConfiguration('gouji').get<string>('locale');
  return locale === 'en' || (locale === 'auto' && !env.language.startsWith('zh'));
}
