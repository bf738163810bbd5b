// rolelens privacy: looks for personal data in what a study wrote.
import type { Command } from 'commander';

/** Adds the command `privacy`. Exit code 1 where it finds any. */
export function addPrivacy(program: Command): void {
  program
    .command('privacy')
    .description('look for e-mail addresses, phone numbers and IBANs in the results of a study')
    .argument('<folder>', 'the folder that `rolelens study` wrote')
    .action(privacy);
}

async function privacy(folder: string): Promise<void> {
  const { checkPrivacy } = await import('../report');
  const found = checkPrivacy(folder);
  for (const { file, line, kind, excerpt } of found)
    process.stdout.write(`${file}:${line}: ${kind}: ${excerpt}\n`);
  process.stdout.write(
    found.length
      ? `${found.length} ${found.length === 1 ? 'place' : 'places'} with personal data.\n`
      : 'No e-mail address, phone number or IBAN was found; names are not looked for.\n',
  );
  if (found.length) process.exitCode = 1;
}
