import type { LabelledPair } from "./labelled.ts";
import { base64, jsonWebToken, madeUp, pem } from "./made-up.ts";

/** A second set, written after the judgement was tuned on the first and before it was run on these. */
export const secondHeldOut: readonly LabelledPair[] = [
  ["MSSQL_SA_PASSWORD", "P@ss(w0rd]1", "sensitive-name"],
  [
    ".env",
    "# production\nAPP_ENV=production\nDB_PASSWORD=a$k{3}(x)!\nQUEUE=default\n",
    "sensitive-name",
  ],
  ["RABBITMQ_DEFAULT_PASS", "guest", "sensitive-name"],
  ["MINIO_SECRET_KEY", "minioadmin", "sensitive-name"],
  [
    "CELERY_BROKER_URL",
    "redis://default:" +
      madeUp("base62", 32, 301) +
      "@redis-12345.c1.eu-west-1-1.ec2.cloud.redislabs.com:12345",
    "password-in-url",
  ],
  ["ELASTIC_APM_SECRET_TOKEN", madeUp("base62", 22, 302), "sensitive-name"],
  ["wp-config", "define('DB_NAME', 'wp');\n$db_password = 'S0mmer!';\n", "sensitive-name"],
  [
    "user-data",
    "#cloud-config\nwrite_files:\n  - path: /etc/app.ini\n    content: |\n      [db]\n      user = app\n      password = s3cr3t9\n",
    "sensitive-name",
  ],
  [
    "user-data",
    "aws configure set aws_secret_access_key " + madeUp("base64", 40, 303) + " --profile app\n",
    "aws-secret-access-key",
  ],
  ["user-data", "useradd ops && echo ops:Gre3nTea | chpasswd\n", "password-in-command"],
  ["user-data", "helm install app ./chart --set db.password=t0psecret\n", "sensitive-name"],
  ["user-data", 'net user admin2 /add\n$adminPassword = "Pl3ase!Change"\n', "sensitive-name"],
  ["ECS_COMMAND", "--spring.datasource.password=quarkus1 --server.port=8080", "sensitive-name"],
  [
    "definition",
    JSON.stringify({
      States: {
        Call: {
          Resource: "arn:aws:states:::http:invoke",
          Parameters: { Headers: { Authorization: "Basic " + base64("api:9f2k3jfa") } },
        },
      },
    }),
    "authorization-header",
  ],
  ["stageVariables", JSON.stringify({ dbHost: "db.internal", dbPass: "qwe123" }), "sensitive-name"],
  [
    "GOOGLE_APPLICATION_CREDENTIALS_JSON",
    base64(JSON.stringify({ type: "service_account", private_key: pem("PRIVATE KEY", 304) })),
    "private-key",
  ],
  ["RAILS_MASTER_KEY", madeUp("hex", 32, 305), "sensitive-name"],
  ["NEXTAUTH_SECRET", madeUp("base64", 43, 306) + "=", "sensitive-name"],
  ["ALGOLIA_ADMIN_KEY", madeUp("hex", 32, 307), "sensitive-name"],
  [
    "SUPABASE_SERVICE_ROLE",
    jsonWebToken({ alg: "HS256", typ: "JWT" }, { role: "service_role", iss: "supabase" }),
    "json-web-token",
  ],
  [
    "ODBC",
    "Driver={ODBC Driver 17};Server=db;Database=app;UID=app;PWD=Zebra-77;",
    "password-in-connection-string",
  ],
  [
    "GIT_CREDENTIALS",
    "https://oauth2:glpat" + "-" + madeUp("base64url", 20, 308) + "@gitlab.com",
    "gitlab-token",
  ],
  [
    "webhook",
    "https://hooks." +
      "slack.com/triggers/E0" +
      madeUp("upper32", 8, 309) +
      "/" +
      madeUp("digits", 13, 310) +
      "/" +
      madeUp("hex", 32, 311),
    "slack-webhook",
  ],
  ["PRIVATE_KEY", madeUp("hex", 64, 312), "sensitive-name"],
  ["MQTT_PASSWORD_FILE", "/mosquitto/config/password.txt", null],
  ["DB_PASSWORD", "{{resolve:secretsmanager:${DbSecret}:SecretString:password}}", null],
  ["DB_PASSWORD", "prod/rds/orders-db", null],
  ["POSTGRES_PASSWORD_FILE", "/run/secrets/pg", null],
  ["AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand", null],
  [
    "_X_AMZN_TRACE_ID",
    "Root=1-5e1b4151-5ac6c58f3e0f7a7f2c8b9d10;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:1",
    null,
  ],
  ["AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR", null],
  ["COGNITO_USER_POOL_CLIENT_ID", madeUp("lower36", 26, 313), null],
  ["IDENTITY_POOL_ID", "eu-west-1:3f2504e0-4f89-41d3-9a0c-0305e82c3301", null],
  ["SECRETS_EXTENSION_HTTP_PORT", "2773", null],
  ["SECRET_CACHE_TTL", "300000", null],
  ["PARAMETER_PREFIX", "/prod/payments/", null],
  ["TOKEN_SIGNING_KEY_ALIAS", "alias/token-signing", null],
  ["JWT_ALGORITHM", "RS256", null],
  ["JWKS_URI", "https://idp.example.com/.well-known/jwks.json", null],
  ["CSRF_COOKIE_NAME", "csrftoken", null],
  ["SESSION_COOKIE", "sid", null],
  ["AUTH_PROVIDER", "cognito", null],
  ["APP_INSIGHTS", "auto", null],
  ["PUBLIC_KEY", base64(pem("PUBLIC KEY", 314)), null],
  ["DD_API_KEY_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dd-AbCdEf", null],
  ["STRIPE_SECRET", "stripe/secret-key", null],
  [
    "GOOGLE_CLIENT_ID",
    "123456789012-" + madeUp("lower36", 32, 315) + ".apps.googleusercontent.com",
    null,
  ],
  ["BUILD_ID", "app-build:3f2504e0-4f89-41d3-9a0c-0305e82c3301", null],
  [
    "user-data",
    "#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\necho ECS_ENGINE_AUTH_TYPE=docker >> /etc/ecs/ecs.config\n",
    null,
  ],
  [
    "user-data",
    "#!/bin/bash\nset -o xtrace\n/etc/eks/bootstrap.sh prod --b64-cluster-ca " +
      base64(pem("CERTIFICATE", 316)) +
      " --apiserver-endpoint https://ABCDEF0123456789ABCDEF0123456789.gr7.eu-west-1.eks.amazonaws.com\n",
    null,
  ],
  [
    "user-data",
    'export TOKEN=`curl -X PUT http://169.254.169.254/latest/api/token`\nexport DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id prod/db --query SecretString --output text | jq -r .password)"\n',
    null,
  ],
  [
    "user-data",
    "aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com\n",
    null,
  ],
  [
    "buildspec",
    'env:\n  parameter-store:\n    GITHUB_TOKEN: /ci/github-token\n  variables:\n    TOKEN_BUCKET_SIZE: "10"\n',
    null,
  ],
  [
    "stateMachine",
    JSON.stringify({
      States: {
        A: {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
          Parameters: { Payload: { "token.$": "$$.Task.Token", "password.$": "$.input.password" } },
        },
      },
    }),
    null,
  ],
  [
    "apiSpec",
    JSON.stringify({
      components: {
        securitySchemes: { apiKey: { type: "apiKey", name: "x-api-key", in: "header" } },
      },
    }),
    null,
  ],
  [
    "appConfig",
    JSON.stringify({
      auth: {
        tokenEndpoint: "https://a.example.com/token",
        tokenLifetime: 900,
        secretName: "prod/app",
      },
    }),
    null,
  ],
];
