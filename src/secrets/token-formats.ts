import { isFiller } from "./randomness.ts";
import type { SecretJudgement } from "./judgement.ts";

interface TokenFormat extends SecretJudgement {
  /** Bounded everywhere, so that it runs in linear time; what it captures, or else matches, must not be filler. */
  pattern: RegExp;
}

const format = (
  kind: string,
  pattern: RegExp,
  confidence: "high" | "medium" = "high",
): TokenFormat => ({
  kind,
  pattern,
  confidence,
});

/** Formats that their issuers publish. Those that the secretlint preset knows reliably are left to it. */
const TOKEN_FORMATS: readonly TokenFormat[] = [
  format("aws-access-key-id", /(?<![A-Za-z0-9])((?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9])/g),
  format("github-token", /(?<![A-Za-z0-9])gh[pousr]_([A-Za-z0-9]{36,251})(?![A-Za-z0-9])/g),
  format("github-token", /(?<![A-Za-z0-9])github_pat_(\w{60,100})(?!\w)/g),
  format(
    "gitlab-token",
    /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas)-([\w-]{20,300})/g,
  ),
  format("npm-token", /(?<![A-Za-z0-9])npm_([A-Za-z0-9]{36})(?![A-Za-z0-9])/g),
  format(
    "pypi-token",
    /(?<![A-Za-z0-9])pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZ)([\w-]{50,1000})/g,
  ),
  format("terraform-token", /(?<![A-Za-z0-9])([A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80})/g),
  format("jfrog-token", /(?<![A-Za-z0-9])AKCp([A-Za-z0-9]{60,100})(?![A-Za-z0-9])/g),
  format(
    "slack-token",
    /(?<![A-Za-z0-9])xox[abposre]-(?:\d-)?([A-Za-z0-9]{8,64}(?:-[A-Za-z0-9]{1,64}){1,6})/g,
  ),
  format("slack-token", /(?<![A-Za-z0-9])xapp-\d-([A-Za-z0-9]{8,64}-[A-Za-z0-9-]{16,128})/g),
  format(
    "slack-webhook",
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9]{8,64}\/[A-Za-z0-9]{8,64}\/[A-Za-z0-9]{16,64})/g,
  ),
  format("discord-webhook", /discord(?:app)?\.com\/api\/webhooks\/(\d{16,20}\/[\w-]{60,80})/g),
  format(
    "teams-webhook",
    /\.webhook\.office\.com\/webhookb2\/([\w@-]{36,128}\/IncomingWebhook\/[a-f0-9]{32})/g,
  ),
  format(
    "stripe-key",
    /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_([A-Za-z0-9]{16,247})(?![A-Za-z0-9])/g,
  ),
  format("stripe-key", /(?<![A-Za-z0-9])whsec_([A-Za-z0-9+/]{24,64}={0,2})(?![A-Za-z0-9])/g),
  format("sendgrid-key", /(?<![A-Za-z0-9])SG\.([\w-]{16,32}\.[\w-]{32,64})(?![\w-])/g),
  format("twilio-key", /(?<![A-Za-z0-9])SK([0-9a-f]{32})(?![A-Za-z0-9])/g),
  format("google-api-key", /(?<![A-Za-z0-9])AIza([\w-]{35})(?![\w-])/g),
  format("google-oauth-client-secret", /(?<![A-Za-z0-9])GOCSPX-([\w-]{28})(?![\w-])/g),
  format("google-oauth-token", /(?<![A-Za-z0-9])ya29\.([\w-]{30,1000})/g),
  format("openai-key", /(?<![A-Za-z0-9])sk-(?:proj|svcacct|admin)-([\w-]{40,200})/g),
  format(
    "openai-key",
    /(?<![A-Za-z0-9])sk-([A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![A-Za-z0-9])/g,
  ),
  format("anthropic-key", /(?<![A-Za-z0-9])sk-ant-[a-z]{3,5}\d{2}-([\w-]{80,128})/g),
  format("new-relic-key", /(?<![A-Za-z0-9])NRAK-([A-Z0-9]{27})(?![A-Za-z0-9])/g),
  format("digitalocean-token", /(?<![A-Za-z0-9])do[opr]_v1_([a-f0-9]{64})(?![A-Za-z0-9])/g),
  format("heroku-key", /(?<![A-Za-z0-9])HRKU-([\w-]{36,80})/g),
  format("telegram-bot-token", /(?<!\w)\d{8,10}:AA([\w-]{33})(?![\w-])/g),
  format("atlassian-token", /(?<![A-Za-z0-9])AT(?:ATT3|BBT|CTT3)([\w=-]{24,400})/g),
  format("mailchimp-key", /(?<![A-Za-z0-9])([0-9a-f]{32})-us\d{1,2}(?![A-Za-z0-9])/g),
  format("mailgun-key", /(?<![A-Za-z0-9])key-([0-9a-f]{32})(?![A-Za-z0-9])/g),
  format("sentry-token", /(?<![A-Za-z0-9])sntry[su]_([A-Za-z0-9+/=_-]{40,400})/g),
  format("postman-key", /(?<![A-Za-z0-9])PMAK-([a-f0-9]{24}-[a-f0-9]{34})(?![A-Za-z0-9])/g),
  format("pulumi-token", /(?<![A-Za-z0-9])pul-([a-f0-9]{40})(?![A-Za-z0-9])/g),
  format(
    "doppler-token",
    /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{2,35}\.)?([A-Za-z0-9]{40,44})(?![A-Za-z0-9])/g,
  ),
  format("planetscale-token", /(?<![A-Za-z0-9])pscale_(?:tkn|pw|oauth)_([\w.=-]{32,64})/g),
  format("supabase-token", /(?<![A-Za-z0-9])sbp_([a-f0-9]{40})(?![A-Za-z0-9])/g),
  format("rubygems-token", /(?<![A-Za-z0-9])rubygems_([a-f0-9]{48})(?![A-Za-z0-9])/g),
  format("airtable-token", /(?<![A-Za-z0-9])(pat[A-Za-z0-9]{14}\.[a-f0-9]{64})(?![A-Za-z0-9])/g),
  format(
    "launchdarkly-key",
    /(?<![A-Za-z0-9])(?:sdk|api)-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![A-Za-z0-9])/g,
  ),
  format("mapbox-token", /(?<![A-Za-z0-9])sk\.eyJ([\w-]{20,300}\.[\w-]{20,64})/g),
  format("square-token", /(?<![A-Za-z0-9])(?:EAAA[\w-]{60}|sq0(?:csp|atp)-[\w-]{22,43})(?![\w-])/g),
  format("azure-storage-key", /AccountKey=([A-Za-z0-9+/]{86}==)/gi),
  format("azure-client-secret", /(?<![\w~.-])([\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~.-])/g),
  format("azure-sas-token", /[?&;](?:se|sv|sr|sp)=[^\s]{1,400}?&sig=([A-Za-z0-9%+/]{40,100})/g),
  format("private-key", /(?<![A-Za-z0-9])AGE-SECRET-KEY-1([A-Z0-9]{58})(?![A-Za-z0-9])/g),
  format(
    "private-key",
    /-----BEGIN (?:(?:RSA|DSA|EC|OPENSSH|PGP) )?PRIVATE KEY(?: BLOCK)?-----(?:\\[rn]|\s|[A-Za-z]{1,20}: [^\n\\]{0,80}){0,12}([A-Za-z0-9+/=]{16})/g,
  ),
  format(
    "private-key",
    /-----BEGIN (?:ENCRYPTED|SSH2 ENCRYPTED) PRIVATE KEY-----(?:\\[rn]|\s){0,8}([A-Za-z0-9+/=]{16})/g,
    "medium",
  ),
  format(
    "private-key",
    /PuTTY-User-Key-File-[23]:[\s\S]{1,4000}?Private-Lines: \d{1,3}\s{1,2}([A-Za-z0-9+/=]{16})/g,
  ),
];

/** Every format has at least this many characters. */
const MIN_LENGTH = 20;

/** Finds a token of a published format anywhere in a text. */
export function findToken(text: string): SecretJudgement | null {
  if (text.length < MIN_LENGTH) return null;
  for (const { kind, pattern, confidence } of TOKEN_FORMATS) {
    for (const match of text.matchAll(pattern)) {
      if (!isFiller(match[1] ?? match[0])) return { kind, confidence };
    }
  }
  return null;
}
