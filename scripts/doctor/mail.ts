import { about, type Check, type Finding } from './finding.ts';
import { isAbsent, type World } from './world.ts';

const offline = 'Repita la orden donde haya red y DNS.';

/** The records of a name: none, some, or nobody could be asked. */
const recordsOf = async (ask: () => Promise<readonly string[]>): Promise<readonly string[] | undefined> => {
  try {
    return await ask();
  } catch (error) {
    return isAbsent(error) ? [] : undefined;
  }
};

const spf = async ({ txt }: World, bounces: string): Promise<Finding> => {
  const tell = about('correo: SPF');
  const records = await recordsOf(() => txt(bounces));
  if (!records) return tell.unknown(`No se pudo preguntar por ${bounces}.`, offline);
  const found = records.filter((record) => record.startsWith('v=spf1'));
  const wanted = `Ponga en el DNS de ${bounces} un solo TXT: "v=spf1 include:amazonses.com ~all".`;
  if (found.length > 1) return tell.bad(`${bounces} tiene ${found.length} SPF: ninguno vale.`, wanted);
  if (!found[0]?.includes('include:amazonses.com'))
    return tell.bad(
      found.length ? `${bounces} no autoriza a Amazon SES.` : `${bounces} no tiene SPF.`,
      wanted,
    );
  return tell.fine(`${bounces} autoriza a Amazon SES.`);
};

const dmarc = async ({ txt }: World, domain: string): Promise<Finding> => {
  const tell = about('correo: DMARC');
  const name = `_dmarc.${domain}`;
  const records = await recordsOf(() => txt(name));
  if (!records) return tell.unknown(`No se pudo preguntar por ${name}.`, offline);
  const [policy] = records.filter((record) => record.startsWith('v=DMARC1'));
  const wanted = `Ponga en ${name} un TXT: "v=DMARC1; p=quarantine".`;
  if (!policy) return tell.bad(`${name} no existe: otros pueden escribir en su nombre.`, wanted);
  if (/;\s*p=none/.test(policy)) return tell.warn(`${name} solo observa (p=none).`, wanted);
  return tell.fine(`${name} protege el dominio.`);
};

const dkim = async ({ cname }: World, domain: string, tokens: readonly string[]): Promise<Finding> => {
  const tell = about('correo: DKIM');
  if (!tokens.length)
    return tell.unknown(
      'Las claves DKIM las da SES.',
      `Cópielas con: aws sesv2 get-email-identity --email-identity ${domain} --query DkimAttributes.Tokens, y repita con --dkim clave,clave,clave`,
    );
  const answers = await Promise.all(
    tokens.map((token) => recordsOf(() => cname(`${token}._domainkey.${domain}`))),
  );
  if (answers.some((records) => !records)) return tell.unknown('No se pudo preguntar al DNS.', offline);
  const missing = tokens.filter((token, at) => !answers[at]?.includes(`${token}.dkim.amazonses.com`));
  return missing.length
    ? tell.bad(
        `Faltan ${missing.length} de ${tokens.length} claves DKIM.`,
        missing
          .map((token) => `CNAME ${token}._domainkey.${domain} → ${token}.dkim.amazonses.com`)
          .join('; '),
      )
    : tell.fine('SES firma los correos.');
};

/** Whether mails of the domain arrive and nobody else can send them. @param tokens of DKIM, as SES gives them */
export const mailCheck =
  (world: World, domain: string, tokens: readonly string[]): Check =>
  () =>
    Promise.all([spf(world, `rebotes.${domain}`), dkim(world, domain, tokens), dmarc(world, domain)]);
