import { base64, jsonWebToken, madeUp, pem } from "./made-up.ts";

/** Name, value, and the kind of secret that the pair holds; null: none. */
export type LabelledPair = readonly [name: string, value: string, kind: string | null];

/** Pairs that hold a secret. */
const secrets: readonly LabelledPair[] = [
  // AWS
  ["AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "aws-access-key-id"],
  ["accessKey", "AKIA" + madeUp("upper32", 16, 101), "aws-access-key-id"],
  [
    "AWS_SECRET_ACCESS_KEY",
    "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
    "aws-secret-access-key",
  ],
  ["UPLOADER", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY", "aws-secret-access-key"],
  ["aws_secret", madeUp("base64", 40, 102), "aws-secret-access-key"],
  [
    "CREDS",
    "AKIA" + madeUp("upper32", 16, 103) + ":" + madeUp("base64", 40, 104),
    "aws-access-key-id",
  ],
  ["UPLOADER", madeUp("base64", 40, 105), "aws-secret-access-key"],
  [
    "credentials",
    "[default]\naws_access_key_id = AKIA" +
      madeUp("upper32", 16, 106) +
      "\naws_secret_access_key = " +
      madeUp("base64", 40, 107) +
      "\n",
    "aws-access-key-id",
  ],
  [
    "config",
    JSON.stringify({ s3: { bucket: "b", secretAccessKey: madeUp("base64", 40, 108) } }),
    "aws-secret-access-key",
  ],
  // Code hosting and packages
  ["GH", "ghp" + "_" + madeUp("base62", 36, 110), "github-token"],
  [
    "npm_config",
    "//registry." + "npm" + "js.org/:_authToken=npm" + "_" + madeUp("base62", 36, 111),
    "npm-token",
  ],
  [
    "GIT_REMOTE",
    "https://x-access-token:ghs" + "_" + madeUp("base62", 36, 112) + "@github.com/acme/app.git",
    "github-token",
  ],
  ["CI", "glpat" + "-" + madeUp("base64url", 20, 113), "gitlab-token"],
  ["UPLOAD", "pypi" + "-AgEIcHlwaS5vcmc" + madeUp("base64url", 80, 114), "pypi-token"],
  ["DOCKER", "dckr" + "_pat_" + madeUp("base64url", 27, 115), "docker-token"],
  ["TFC", madeUp("base62", 14, 116) + ".atlasv1." + madeUp("base62", 64, 117), "terraform-token"],
  ["ARTIFACTORY", "AKCp8" + madeUp("base62", 68, 118), "jfrog-token"],
  // Services
  [
    "BOT",
    "xoxb" +
      "-" +
      madeUp("digits", 12, 120) +
      "-" +
      madeUp("digits", 12, 121) +
      "-" +
      madeUp("base62", 24, 122),
    "slack-token",
  ],
  ["PAYMENTS", "sk" + "_live_" + madeUp("base62", 24, 123), "stripe-key"],
  ["PAYMENTS", "rk" + "_live_" + madeUp("base62", 24, 124), "stripe-key"],
  ["STRIPE_HOOK", "whsec" + "_" + madeUp("base62", 32, 125), "stripe-key"],
  [
    "MAILER",
    "SG" + "." + madeUp("base64url", 22, 126) + "." + madeUp("base64url", 43, 127),
    "sendgrid-key",
  ],
  ["MAPS", "AIza" + madeUp("base64url", 35, 128), "google-api-key"],
  ["OAUTH", "GOCSPX" + "-" + madeUp("base64url", 28, 129), "google-oauth-client-secret"],
  ["LLM", "sk-" + "ant-api03-" + madeUp("base64url", 93, 130) + "AA", "anthropic-key"],
  ["TWILIO_AUTH_TOKEN", madeUp("hex", 32, 131), "sensitive-name"],
  ["DATADOG_APP_KEY", madeUp("hex", 40, 132), "sensitive-name"],
  ["NR", "NRAK" + "-" + madeUp("upper32", 27, 133), "new-relic-key"],
  ["DO", "dop" + "_v1_" + madeUp("hex", 64, 134), "digitalocean-token"],
  ["VAULT", "hvs" + "." + madeUp("base64url", 95, 135), "hashicorp-vault-token"],
  ["WAREHOUSE", "dapi" + madeUp("hex", 32, 136), "databricks-token"],
  ["SHOP", "shpat" + "_" + madeUp("hex", 32, 137), "shopify-token"],
  ["HF", "hf" + "_" + madeUp("base62", 34, 138).replaceAll(/\d/g, "q"), "huggingface-token"],
  [
    "TELEGRAM",
    madeUp("digits", 10, 139).replace(/^0/, "1") + ":AA" + madeUp("base64url", 33, 140),
    "telegram-bot-token",
  ],
  [
    "ALERTS",
    "https://discord" +
      ".com/api/webhooks/" +
      madeUp("digits", 18, 141) +
      "/" +
      madeUp("base64url", 68, 142),
    "discord-webhook",
  ],
  ["JIRA", "ATATT3" + "xFfGF0" + madeUp("base64url", 180, 143), "atlassian-token"],
  ["MAILCHIMP", madeUp("hex", 32, 144) + "-us14", "mailchimp-key"],
  ["SENTRY", "sntrys" + "_" + madeUp("base64", 120, 145), "sentry-token"],
  [
    "AZURE_CLIENT_SECRET",
    madeUp("base62", 3, 146) + "8Q~" + madeUp("base62", 34, 147),
    "azure-client-secret",
  ],
  [
    "BLOB_URL",
    "https://acct.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01&sr=c&sp=rl&sig=" +
      encodeURIComponent(madeUp("base64", 43, 148) + "="),
    "azure-sas-token",
  ],
  [
    "GRAFANA",
    "glsa" + "_" + madeUp("base62", 32, 149) + "_" + madeUp("hex", 8, 150),
    "grafana-token",
  ],
  // Keys and signed tokens
  ["TLS", pem("RSA PRIVATE KEY", 160), "private-key"],
  ["SIGNING", pem("PRIVATE KEY", 161, "\\n"), "private-key"],
  [
    "GCP",
    JSON.stringify({
      type: "service_account",
      private_key_id: madeUp("hex", 40, 162),
      private_key: pem("PRIVATE KEY", 163) + "\n",
      client_email: "a@b.iam.gserviceaccount.com",
    }),
    "private-key",
  ],
  ["SSH", base64(pem("EC PRIVATE KEY", 164)), "private-key"],
  [
    "certificateAuthority",
    base64(`${pem("CERTIFICATE", 931)}\n${pem("PRIVATE KEY", 932)}`),
    "private-key",
  ],
  ["PGP", pem("PGP PRIVATE KEY BLOCK", 165), "private-key"],
  [
    "JWK",
    JSON.stringify({
      kty: "EC",
      crv: "P-256",
      x: madeUp("base64url", 43, 166),
      y: madeUp("base64url", 43, 167),
      d: madeUp("base64url", 43, 168),
    }),
    "private-key",
  ],
  ["AGE", "AGE-SECRET-" + "KEY-1" + madeUp("upper32", 58, 169), "private-key"],
  [
    "SERVICE",
    jsonWebToken({ alg: "HS256", typ: "JWT" }, { role: "service_role", iat: 1_700_000_000 }),
    "json-web-token",
  ],
  [
    "curl",
    "curl -H 'Authorization: Bearer " + madeUp("base62", 48, 170) + "' https://api.example.com",
    "authorization-header",
  ],
  ["HEADER", "Basic " + base64("svc:Tr0ub4dor"), "authorization-header"],
  // URLs and connection strings
  ["DATABASE_URL", "postgres://app:s3cr3t@db.internal:5432/app", "password-in-url"],
  ["DATABASE_URL", "mysql://root:pa%24%24w%40rd@10.0.0.5/app", "password-in-url"],
  ["BROKER", "amqps://svc:hunter2@mq.eu-west-1.amazonaws.com:5671/vhost", "password-in-url"],
  ["PROXY", "http://proxyuser:Pr0xyPass@proxy.corp:3128", "password-in-url"],
  ["CLONE", "git clone https://bot:9f8a7c6b5e4d@git.example.com/a/b.git", "password-in-url"],
  [
    "JDBC",
    "jdbc:sqlserver://db:1433;databaseName=a;user=sa;password=Pa55w0rd;encrypt=true",
    "password-in-connection-string",
  ],
  [
    "JDBC",
    "jdbc:postgresql://db.internal/app?user=app&password=s3cr3tpw",
    "password-in-connection-string",
  ],
  ["CONN", "Data Source=db;User Id=app;Pwd=abc123!;", "password-in-connection-string"],
  [
    "PG",
    "host=db.internal port=5432 dbname=app user=app password=s3cr3t",
    "password-in-connection-string",
  ],
  [
    "SERVICE_BUS",
    "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=" +
      madeUp("base64", 43, 171) +
      "=",
    "password-in-connection-string",
  ],
  [
    "SENTRY_LEGACY",
    "https://" + madeUp("hex", 32, 172) + ":" + madeUp("hex", 32, 173) + "@sentry.example.com/4",
    "password-in-url",
  ],
  // Names
  ["DB_PASSWORD", "hunter2", "sensitive-name"],
  ["dbPassword", "password", "sensitive-name"],
  ["spring.datasource.password", "postgres", "sensitive-name"],
  ["db-passwd", "qwerty", "sensitive-name"],
  ["PGPASSWORD", "0815", "sensitive-name"],
  ["MYSQL_PWD", "r00t", "sensitive-name"],
  ["ADMINPASSWORD", "Sommer2023", "sensitive-name"],
  ["apiKey", madeUp("base62", 32, 174), "sensitive-name"],
  ["X-API-Key", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "sensitive-name"],
  ["JWT_SECRET", "supersecret", "sensitive-name"],
  ["SESSION_SECRET", "keyboard cat", "sensitive-name"],
  ["Jwt__Key", madeUp("base62", 40, 175), "sensitive-name"],
  ["CLIENT_SECRET_PROD", madeUp("base62", 30, 176), "sensitive-name"],
  ["ENCRYPTION_KEY", madeUp("hex", 64, 177), "sensitive-name"],
  ["APP_KEY", "base64:" + madeUp("base64", 43, 178) + "=", "sensitive-name"],
  ["githubToken", madeUp("hex", 40, 179), "sensitive-name"],
  ["/app/prod/db/password", "pa55word", "sensitive-name"],
  ["/app/prod/api-token/v2", madeUp("base62", 28, 180), "sensitive-name"],
  ["KEYSTORE_PASSPHRASE", "open sesame now", "sensitive-name"],
  ["HASH_SALT", madeUp("base62", 32, 181), "high-entropy-value"],
  ["COGNITO_CLIENT_SECRET", madeUp("lower36", 52, 182), "sensitive-name"],
  ["REDIS_AUTH_TOKEN", madeUp("base62", 64, 183), "sensitive-name"],
  // Inside longer text
  [".env", "PORT=3000\nLOG_LEVEL=debug\nSTRIPE_SECRET=abc123def456\n", "sensitive-name"],
  [
    "settings",
    JSON.stringify({ db: { host: "db.internal", password: "hunter2" } }),
    "sensitive-name",
  ],
  [
    "values.yaml",
    "replicas: 2\ndatabase:\n  host: db.internal\n  password: hunter2\n",
    "sensitive-name",
  ],
  ["appsettings", '{ "Db": { "Password": "hunter2" }, /* trailing */ }', "sensitive-name"],
  ["script", "sshpass -p 'Pa55w0rd' ssh admin@10.0.0.7", "password-in-command"],
  ["script", "echo 'root:toor1234' | chpasswd", "password-in-command"],
  [
    "script",
    "docker login -u acme --password Pa55w0rd registry.example.com",
    "password-in-command",
  ],
  ["seed.sql", "CREATE USER app IDENTIFIED BY 'Pa55w0rd';", "password-in-command"],
  [
    "windows",
    '<powershell>\n$p = ConvertTo-SecureString "Pa55w0rd!" -AsPlainText -Force\n</powershell>',
    "password-in-command",
  ],
  ["script", "PGPASSWORD=s3cr3t psql -h db.internal -U app", "sensitive-name"],
  [
    "stateMachine",
    JSON.stringify({
      StartAt: "A",
      States: {
        A: { Type: "Task", Parameters: { headers: { "x-api-key": madeUp("base62", 40, 184) } } },
      },
    }),
    "sensitive-name",
  ],
  [
    "DOCKER_AUTH_CONFIG",
    JSON.stringify({ auths: { "registry.example.com": { auth: base64("robot:Pa55w0rd") } } }),
    "authorization-header",
  ],
];

/** Pairs that hold none, though something about them looks as if. */
const others: readonly LabelledPair[] = [
  // References
  ["DB_PASSWORD", "{{resolve:ssm-secure:/app/db/password:1}}", null],
  ["DB_PASSWORD", "arn:aws:ssm:eu-west-1:123456789012:parameter/app/db/password", null],
  ["DB_PASSWORD", "$(DB_PASSWORD_FROM_VAULT)", null],
  ["DB_PASSWORD", "$DB_PASSWORD", null],
  ["API_TOKEN", "!Ref ApiToken", null],
  ["API_TOKEN", "!Sub '${Stack}-token'", null],
  ["DB_PASSWORD", "ref+awssecrets://prod/db#/password", null],
  ["DB_PASSWORD", "vault:secret/data/db#password", null],
  ["DB_PASSWORD", "ssm:/app/db/password", null],
  ["DB_PASSWORD", "secretsmanager:prod/db", null],
  ["DB_PASSWORD", "op://prod/db/password", null],
  ["DB_PASSWORD", "prod/db-password", null],
  ["DB_SECRET", "prod-db-credentials", null],
  ["DbSecret", "OrdersDbSecret-AbC12dEfGh34", null],
  ["RefreshTokens", "orders-RefreshTokens-1ABCD2EFGH3I", null],
  ["MasterUserSecret", "rds!db-1234abcd-12ab-34cd-56ef-1234567890ab", null],
  ["LambdaCodeKey", "artifacts/1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d.zip", null],
  ["API_KEY", "%API_KEY%", null],
  ["API_KEY", "{{ api_key }}", null],
  ["API_KEY", "<%= ENV['API_KEY'] %>", null],
  ["api_key", "process.env.API_KEY", null],
  ["Authorization", "Bearer ${TOKEN}", null],
  ["PROXY", "http://${PROXY_USER}:${PROXY_PASS}@proxy.corp:3128", null],
  ["DATABASE_URL", "postgres://app:%(DB_PASSWORD)s@db.internal/app", null],
  ["DATABASE_URL", "mysql://user:<password>@db.internal/app", null],
  ["CONN", "Server=db;User Id=app;Password={password};", null],
  ["TLS_PRIVATE_KEY", "/etc/ssl/private/server.key", null],
  ["PASSWORD", "file:///run/secrets/db_password", null],
  ["DB_PASSWORD", "/run/secrets/db_password", null],
  // Encrypted
  ["DB_PASSWORD", "AQECAH" + madeUp("base64", 170, 201) + "==", null],
  [
    "secret",
    "ENC[AES256_GCM,data:" +
      madeUp("base64", 24, 202) +
      ",iv:" +
      madeUp("base64", 43, 203) +
      "=,tag:" +
      madeUp("base64", 22, 204) +
      "==,type:str]",
    null,
  ],
  ["password", "{cipher}" + madeUp("hex", 64, 205), null],
  ["password", "ENC(" + madeUp("base64", 44, 206) + ")", null],
  ["password", "vault:v1:" + madeUp("base64", 60, 207), null],
  ["ADMIN_PASSWORD_HASH", "$2b$12$" + madeUp("base62", 53, 208), null],
  [
    "ADMIN_PASSWORD",
    "$argon2id$v=19$m=65536,t=3,p=4$" + madeUp("base64", 22, 209) + "$" + madeUp("base64", 43, 210),
    null,
  ],
  [
    "vault.yml",
    "$ANSIBLE_VAULT;1.1;AES256\n" + madeUp("hex", 80, 211) + "\n" + madeUp("hex", 80, 212),
    null,
  ],
  // Placeholders, switches, numbers
  ["DB_PASSWORD", "changeme", null],
  ["API_KEY", "xxxxxxxxxxxxxxxx", null],
  ["API_KEY", "<your-token>", null],
  ["API_KEY", "REPLACE_ME", null],
  ["API_KEY", "your-api-key-here", null],
  ["API_KEY", "********", null],
  ["DB_PASSWORD", "dummy", null],
  ["DB_PASSWORD", "null", null],
  ["DB_PASSWORD", "none", null],
  ["DB_PASSWORD", "TODO", null],
  ["SECRET", "", null],
  ["GITHUB_TOKEN", "ghp" + "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", null],
  ["USE_PASSWORD", "true", null],
  ["TOKEN", "false", null],
  ["TOKEN_EXPIRY", "3600", null],
  ["ACCESS_TOKEN_VALIDITY", "1h", null],
  ["PASSWORD_RESET_URL", "https://app.example.com/reset?token={token}", null],
  ["PASSWORD_POLICY", JSON.stringify({ minimumLength: 14, requireSymbols: true }), null],
  ["PASSWORD_FIELD", "user_password", null],
  ["AUTH_ENABLED", "yes", null],
  ["AUTH_TYPE", "AWS_IAM", null],
  ["SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x", null],
  ["TOKEN_TYPE", "bearer", null],
  ["OPENAI_MAX_TOKENS", "128000", null],
  ["SECRETS_MANAGER_ENDPOINT", "https://secretsmanager.eu-west-1.amazonaws.com", null],
  ["TOKENIZER", "cl100k_base", null],
  // Identifiers and hashes
  [
    "KMS_KEY_ARN",
    "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    null,
  ],
  ["ENCRYPTION_KEY", "alias/app", null],
  ["COGNITO_CLIENT_ID", madeUp("lower36", 26, 220), null],
  ["TWILIO_ACCOUNT_SID", "AC" + madeUp("hex", 32, 221), null],
  ["GIT_COMMIT", madeUp("hex", 40, 222), null],
  ["CHECKSUM", madeUp("hex", 64, 223), null],
  ["ETAG", '"' + madeUp("hex", 32, 224) + '"', null],
  ["LAYER_DIGEST", "sha256:" + madeUp("hex", 64, 225), null],
  ["SRI", "sha384-" + madeUp("base64", 64, 226), null],
  ["ACCOUNT", "123456789012", null],
  ["VPC", "vpc-0a1b2c3d4e5f60718", null],
  ["INSTANCE", "i-0a1b2c3d4e5f60718", null],
  ["USER_POOL", "eu-west-1_Ab1Cd2Ef3", null],
  ["ROLE_ID", "AROA" + madeUp("upper32", 17, 227), null],
  ["TRACE", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", null],
  ["CACHE_KEY", "users:v2:by-email", null],
  ["PARTITION_KEY", "customerId", null],
  ["SORT_KEY", "createdAt", null],
  ["S3_KEY", "releases/2024/app-1.4.2.zip", null],
  ["DISTRIBUTION", "E2QWRUHEXAMPLE", null],
  ["HOSTED_ZONE_ID", "Z1D633PJN98FT9", null],
  // Plain configuration
  ["ENDPOINT", "https://vpc-logs-abcdefghijklmnopqrstuvwxyz.eu-west-1.es.amazonaws.com", null],
  ["QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/token-events", null],
  ["ISSUER", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3", null],
  ["REMOTE", "git@github.com:acme/app.git", null],
  ["REMOTE", "ssh://git@github.com/acme/app.git", null],
  ["MAIL_FROM", "no-reply@example.com", null],
  ["NODE_OPTIONS", "--enable-source-maps --max-old-space-size=4096", null],
  ["LOCALES", "en-GB,de-DE,fr-FR,pt-BR,zh-Hans-CN", null],
  ["VERSION", "2024.11.03-rc.1+build.5114f85", null],
  ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", null],
  ["PWD", "/var/task", null],
  ["HANDLER", "src/functions/PasswordReset/handler.main", null],
  ["CLASS", "com/example/application/service/AuthToken", null],
  ["JAVA_CLASS", "org.springframework.security.crypto.password.PasswordEncoder", null],
  ["SNOWPLOW", "AbstractSingletonProxyFactoryBeanProvider", null],
  ["HOST_KEY", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5" + madeUp("base64", 43, 228), null],
  [
    "JWKS",
    JSON.stringify({
      keys: [
        {
          kty: "RSA",
          kid: madeUp("base64url", 43, 229),
          n: madeUp("base64url", 342, 230),
          e: "AQAB",
        },
      ],
    }),
    null,
  ],
  ["UNSIGNED", jsonWebToken({ alg: "none" }, { sub: "1" }, false), null],
  ["ICON", "data:image/png;base64,iVBORw0KGgo" + madeUp("base64", 200, 231), null],
  ["SENTRY_DSN", "https://" + madeUp("hex", 32, 232) + "@o12345.ingest.sentry.io/4501", null],
  ["RECAPTCHA_SITE_KEY", "6Lc" + madeUp("base64url", 37, 233), null],
  [
    "INSTRUMENTED",
    JSON.stringify({ password: { type: "string", minLength: 8 }, required: ["password", "token"] }),
    null,
  ],
  [
    "schema",
    JSON.stringify({
      properties: { password: { type: "string", description: "The password of the user" } },
    }),
    null,
  ],
  [
    "help",
    "Usage: login --user NAME --password PASSWORD\nThe password: at least 8 characters.",
    null,
  ],
  [
    "policy",
    JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Action: ["secretsmanager:GetSecretValue", "ssm:GetParameter"],
          Resource: "*",
        },
      ],
    }),
    null,
  ],
  [
    "script",
    'TOKEN=$(curl -s -X PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 60")\ncurl -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/',
    null,
  ],
  [
    "script",
    'if [ -z "$DB_PASSWORD" ]; then echo "DB_PASSWORD is missing"; exit 1; fi\nmysql -u root -p"$DB_PASSWORD" app',
    null,
  ],
  [
    "code",
    "def login(user, password):\n    token = get_token(user, password)\n    self.password = password\n    return token\n",
    null,
  ],
  ["code", "const token = process.env.TOKEN;\nconst password: string = config.password;\n", null],
  [
    "values.yaml",
    'auth:\n  existingSecret: db-credentials\n  password: ""\n  tokenSecretRef:\n    name: api\n',
    null,
  ],
  ["SWAGGER_EXAMPLE", "https://user:pass@example.com/", null],
  ["QUERY", "GetUserByIdAndNameOrEmailInS3BucketQuery", null],
  ["password_encryption", "scram-sha-256", null],
  ["code", "styles = {\n  Token: '#dcdccc',\n}\nfetch(url, user=user, password=password)\n", null],
  [
    "code",
    "def sign(key: str, rsa_private_key: str):\n    creds = ' --username=%s --password=%s' % (a, b)\n",
    null,
  ],
  ["types", "interface Credentials {\n  SecretAccessKey: string;\n  Token: string;\n}\n", null],
  ["COLOURS", "#ff8800,#00ff88", null],
  ["CRON", "cron(0 12 * * ? *)", null],
  [
    "userData",
    `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster:\n    certificateAuthority: ${base64(pem("CERTIFICATE", 930))}\n    cidr: 10.100.0.0/16\n    name: orders\n`,
    null,
  ],
];

/** The pairs that the judgement may be tuned on. */
export const labelled: readonly LabelledPair[] = [...secrets, ...others];
