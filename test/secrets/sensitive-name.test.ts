import { describe, expect, it } from "vitest";
import { nameSensitivity } from "../../src/secrets/sensitive-name.ts";

describe("nameSensitivity", () => {
  it.each([
    ..."DB_PASSWORD dbPassword db-passwd PGPASSWORD MYSQL_PWD pwd SMTP_PASS ADMINPASSWORD password2 spring.datasource.password".split(
      " ",
    ),
    "/app/prod/db/password",
    "/app/db/password/prod",
  ])("takes %s for a password", (name) => {
    expect(nameSensitivity(name)).toBe("password");
  });

  it.each(
    "apiKey API_KEY X-Api-Key GITHUB_TOKEN SLACK_WEBHOOK SLACK_WEBHOOK_URL clientSecret AWS_SECRET_ACCESS_KEY Jwt__Key githubtoken SECRET_KEY TOKEN_V2 VAULT_SECRET_ID".split(
      " ",
    ),
  )("takes %s for another credential", (name) => {
    expect(nameSensitivity(name)).toBe("credential");
  });

  it.each(
    "KEY_ID AWS_ACCESS_KEY_ID PASSWORD_MIN_LENGTH TOKEN_URL SECRET_ARN SECRET_NAME PUBLIC_KEY NEXT_PUBLIC_API_KEY MAX_TOKENS PASSWORD_FIELD AUTH_ENABLED PWD OLDPWD BYPASS COMPASS TOKENIZER SECRETARY PARTITION_KEY PASSWORD_HASH tokenEndpoint existingSecret /secrets/log_level DB_HOST".split(
      " ",
    ),
  )("takes %s for neither", (name) => {
    expect(nameSensitivity(name)).toBe("none");
  });
});
