import type { LabelledPair } from "./labelled.ts";
import { base64, jsonWebToken, madeUp, pem } from "./made-up.ts";

/** Pairs that were labelled before the judgement was written, and that it was not tuned on. */
export const heldOut: readonly LabelledPair[] = [
  ["RDS_MASTER_PASSWORD", "Winter2024!", "sensitive-name"],
  [
    "REDIS_URL",
    "redis://:" + madeUp("base62", 20, 1) + "@cache.internal:6379/0",
    "password-in-url",
  ],
  [
    "MONGO_URI",
    "mongodb+srv://svc:p%40ss%2Fw0rd@cluster0.ab1cd.mongodb.net/app",
    "password-in-url",
  ],
  ["GITHUB_PAT", "github" + "_pat_" + madeUp("base62", 82, 2), "github-token"],
  ["deployKey", pem("OPENSSH PRIVATE KEY", 3), "private-key"],
  [
    "config",
    JSON.stringify({
      apiUrl: "https://api.example.com",
      stripe: { key: "sk" + "_live_" + madeUp("base62", 24, 4) },
    }),
    "stripe-key",
  ],
  ["AWS_SESSION", "ASIA" + madeUp("upper32", 16, 5), "aws-access-key-id"],
  ["S3_UPLOAD", madeUp("base64", 40, 6), "aws-secret-access-key"],
  [
    "HEADERS",
    JSON.stringify({ Authorization: "Bearer " + madeUp("base62", 40, 7) }),
    "authorization-header",
  ],
  [
    "SQL_CONN",
    "Server=tcp:db.example.com,1433;Initial Catalog=app;User ID=sa;Password=S3cr3t!pw;Encrypt=True",
    "password-in-connection-string",
  ],
  [
    "AZURE_STORAGE",
    "DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=" +
      madeUp("base64", 86, 8) +
      "==;EndpointSuffix=core.windows.net",
    "azure-storage-key",
  ],
  [
    "user-data",
    "#!/bin/bash\nyum update -y\nexport DB_HOST=db.internal\nexport DB_PASSWORD=hunter2\nsystemctl start app\n",
    "sensitive-name",
  ],
  [
    "user-data",
    "#!/bin/sh\nmysql -h db.internal -u root -pTopS3cret app < schema.sql\n",
    "password-in-command",
  ],
  [
    "user-data",
    "curl -u deploy:gr33nfield https://artifacts.example.com/app.tgz -o app.tgz",
    "password-in-command",
  ],
  [
    "slackWebhookUrl",
    "https://hooks." +
      "slack.com/services/T0" +
      madeUp("upper32", 8, 9) +
      "/B0" +
      madeUp("upper32", 8, 10) +
      "/" +
      madeUp("base62", 24, 11),
    "slack-webhook",
  ],
  [
    "OPENAI",
    "sk-" + "proj-" + madeUp("base64url", 74, 12) + "T3Blbk" + "FJ" + madeUp("base62", 74, 13),
    "openai-key",
  ],
  [
    "ID_TOKEN_SAMPLE",
    jsonWebToken({ alg: "RS256", typ: "JWT" }, { sub: "1234", iss: "https://issuer.example.com" }),
    "json-web-token",
  ],
  ["DD_API_KEY", madeUp("hex", 32, 14), "sensitive-name"],
  ["jwtSigningKey", madeUp("base64", 43, 15) + "=", "sensitive-name"],
  ["SMTP_PASS", "B" + madeUp("base64", 43, 16), "sensitive-name"],
  ["TWILIO", "SK" + madeUp("hex", 32, 17), "twilio-key"],
  [
    "ENCODED_ENV",
    base64("DB_HOST=db.internal\nDB_PASSWORD=correct-horse-battery\n"),
    "sensitive-name",
  ],
  ["LDAP_BIND_PASSWD", "12345678", "sensitive-name"],
  [
    "containerDefinition",
    JSON.stringify([
      {
        name: "web",
        environment: [
          { name: "LOG_LEVEL", value: "info" },
          { name: "ADMIN_PASSWORD", value: "letmein" },
        ],
      },
    ]),
    "sensitive-name",
  ],
  ["tls", JSON.stringify({ cert: "x", key: pem("RSA PRIVATE KEY", 18) }), "private-key"],
  ["DB_PASSWORD", "{{resolve:secretsmanager:prod/db:SecretString:password}}", null],
  ["DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf", null],
  ["API_TOKEN_PARAMETER", "/app/prod/api-token", null],
  ["DB_PASSWORD", "/app/prod/db/password", null],
  ["GITHUB_TOKEN", "${ssm:/ci/github-token~true}", null],
  ["DB_PASSWORD", "AQICAH" + madeUp("base64", 190, 20), null],
  ["TOKEN_URL", "https://auth.example.com/oauth2/token", null],
  ["PASSWORD_MIN_LENGTH", "14", null],
  ["MAX_TOKENS", "4096", null],
  ["COMMIT_SHA", madeUp("hex", 40, 21), null],
  [
    "IMAGE",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:" + madeUp("hex", 64, 22),
    null,
  ],
  ["CORRELATION_ID", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", null],
  [
    "AUTHORIZED_KEY",
    "ssh-rsa AAAAB3NzaC1yc2E" + madeUp("base64", 350, 23) + " ops@example.com",
    null,
  ],
  ["CA_BUNDLE", pem("CERTIFICATE", 24), null],
  ["JWT_PUBLIC_KEY", pem("PUBLIC KEY", 25), null],
  ["DATABASE_URL", "postgres://app:${DB_PASSWORD}@db.internal:5432/app", null],
  ["DATABASE_URL", "postgres://app@db.internal:5432/app?sslmode=require", null],
  ["KMS_KEY_ID", "1234abcd-12ab-34cd-56ef-1234567890ab", null],
  ["SECRET_NAME", "prod/db-password", null],
  ["SESSION_TOKEN_TTL", "15m", null],
  [
    "FEATURE_FLAGS",
    JSON.stringify({
      newCheckout: true,
      tokenLogin: false,
      passwordless: { enabled: true, rollout: 0.25 },
    }),
    null,
  ],
  [
    "CONFIG_B64",
    base64(
      JSON.stringify({ region: "eu-west-1", table: "orders", retries: 3, features: ["a", "b"] }),
    ),
    null,
  ],
  ["SECRET_KEY_BASE", "<your-secret-key>", null],
  ["STRIPE_PUBLISHABLE_KEY", "pk" + "_live_" + madeUp("base62", 24, 26), null],
  [
    "user-data",
    "#!/bin/bash\nPASSWORD=$(aws ssm get-parameter --name /app/db/password --with-decryption --query Parameter.Value --output text)\nexport PASSWORD\n",
    null,
  ],
  [
    "buildspec",
    "version: 0.2\nenv:\n  secrets-manager:\n    DB_PASSWORD: prod/db:password\nphases:\n  build:\n    commands:\n      - npm ci\n",
    null,
  ],
  ["SUBNETS", "subnet-0a1b2c3d4e5f60718,subnet-1b2c3d4e5f6071829", null],
  ["POWERTOOLS_SERVICE_NAME", "payment-tokens", null],
  ["SSH_KEY_PATH", "/home/app/.ssh/id_ed25519", null],
];
