/** The account and Region of one provider, where all that it made agrees on them. */
export interface Owner {
  readonly partition: string;
  readonly account: string;
  readonly region?: string;
}

/** How one type of Terraform's AWS provider appears in a snapshot. */
export interface TerraformType {
  /** Resource type of the snapshot. */
  readonly type: string;
  /** Attributes that may hold the ARN, the first that does so counts. */
  readonly arn: readonly string[];
  /** What stands behind an ARN that the snapshot does not have. */
  readonly trim?: RegExp;
  /** The id says it: all over the world, or in the account and Region of its owner. */
  readonly byId?: "everywhere" | "here";
  /** Builds the ARN where no attribute holds it. */
  readonly arnOf?: (text: (name: string) => string, owner: Owner) => string | undefined;
}

const plain = (type: string, ...arn: readonly string[]): TerraformType => ({
  type,
  arn: arn.length > 0 ? arn : ["arn"],
});
const built = (type: string, arnOf: NonNullable<TerraformType["arnOf"]>): TerraformType => ({
  type,
  arn: [],
  arnOf,
});
/** A setting of an account in a Region. */
const setting = (type: string, service: string, path: string) =>
  built(type, (_, { partition, account, region }) =>
    region === undefined ? undefined : `arn:${partition}:${service}:${region}:${account}:${path}`,
  );
const named = (type: string, service: string, path: string) =>
  built(type, (text, { partition, account, region }) =>
    region === undefined
      ? undefined
      : `arn:${partition}:${service}:${region}:${account}:${path}/${text("name")}`,
  );

/**
 * The types that make a resource of a snapshot. A list of all of them is needed: several others
 * carry the ARN of the resource that they only add to, such as `aws_secretsmanager_secret_version`.
 */
export const TERRAFORM_TYPES: Readonly<Record<string, TerraformType>> = {
  aws_accessanalyzer_analyzer: plain("AWS::AccessAnalyzer::Analyzer"),
  aws_acm_certificate: plain("AWS::CertificateManager::Certificate"),
  aws_alb: plain("AWS::ElasticLoadBalancingV2::LoadBalancer"),
  aws_alb_listener: plain("AWS::ElasticLoadBalancingV2::Listener"),
  aws_alb_target_group: plain("AWS::ElasticLoadBalancingV2::TargetGroup"),
  aws_ami: plain("AWS::EC2::Image"),
  aws_ami_copy: plain("AWS::EC2::Image"),
  aws_ami_from_instance: plain("AWS::EC2::Image"),
  aws_amplify_app: plain("AWS::Amplify::App"),
  aws_autoscaling_group: plain("AWS::AutoScaling::AutoScalingGroup"),
  aws_api_gateway_client_certificate: plain("AWS::ApiGateway::ClientCertificate"),
  aws_api_gateway_domain_name: plain("AWS::ApiGateway::DomainName"),
  aws_api_gateway_rest_api: plain("AWS::ApiGateway::RestApi"),
  aws_api_gateway_stage: plain("AWS::ApiGateway::Stage"),
  aws_api_gateway_usage_plan: plain("AWS::ApiGateway::UsagePlan"),
  aws_apigatewayv2_api: plain("AWS::ApiGatewayV2::Api"),
  aws_apigatewayv2_domain_name: plain("AWS::ApiGateway::DomainName"),
  aws_apigatewayv2_stage: plain("AWS::ApiGatewayV2::Stage"),
  aws_apprunner_service: plain("AWS::AppRunner::Service"),
  aws_appsync_api: plain("AWS::AppSync::Api", "api_arn"),
  aws_appsync_graphql_api: plain("AWS::AppSync::GraphQLApi"),
  aws_backup_logically_air_gapped_vault: plain("AWS::Backup::BackupVault"),
  aws_backup_plan: plain("AWS::Backup::BackupPlan"),
  aws_backup_vault: plain("AWS::Backup::BackupVault"),
  aws_bedrockagentcore_gateway: plain("AWS::BedrockAgentCore::Gateway", "gateway_arn"),
  aws_cloudformation_stack: plain("AWS::CloudFormation::Stack", "id"),
  aws_cloudfront_distribution: plain("AWS::CloudFront::Distribution"),
  aws_cloudhsm_v2_cluster: { type: "AWS::CloudHSM::Cluster", arn: [], byId: "here" },
  aws_cloudtrail: plain("AWS::CloudTrail::Trail"),
  aws_cloudwatch_composite_alarm: plain("AWS::CloudWatch::Alarm"),
  aws_cloudwatch_event_bus: plain("AWS::Events::EventBus"),
  aws_cloudwatch_event_rule: plain("AWS::Events::Rule"),
  aws_cloudwatch_log_group: { ...plain("AWS::Logs::LogGroup"), trim: /:\*$/ },
  aws_cloudwatch_log_metric_filter: built(
    "AWS::Logs::MetricFilter",
    (text, { partition, account, region }) =>
      region === undefined
        ? undefined
        : `arn:${partition}:logs:${region}:${account}:log-group:${text("log_group_name")}:metric-filter:${text("name")}`,
  ),
  aws_cloudwatch_metric_alarm: plain("AWS::CloudWatch::Alarm"),
  aws_codebuild_project: plain("AWS::CodeBuild::Project"),
  aws_codebuild_source_credential: plain("AWS::CodeBuild::SourceCredential"),
  aws_cognito_identity_pool: plain("AWS::Cognito::IdentityPool"),
  aws_cognito_user_pool: plain("AWS::Cognito::UserPool"),
  aws_config_config_rule: plain("AWS::Config::ConfigRule"),
  aws_config_configuration_recorder: {
    type: "AWS::Config::ConfigurationRecorder",
    arn: [],
    byId: "here",
  },
  aws_config_delivery_channel: named("AWS::Config::DeliveryChannel", "config", "delivery-channel"),
  aws_dax_cluster: plain("AWS::DAX::Cluster"),
  aws_db_cluster_snapshot: plain("AWS::RDS::DBClusterSnapshot", "db_cluster_snapshot_arn"),
  aws_db_instance: plain("AWS::RDS::DBInstance"),
  aws_db_option_group: plain("AWS::RDS::OptionGroup"),
  aws_db_parameter_group: plain("AWS::RDS::DBParameterGroup"),
  aws_db_proxy: plain("AWS::RDS::DBProxy"),
  aws_db_snapshot: plain("AWS::RDS::DBSnapshot", "db_snapshot_arn"),
  aws_db_snapshot_copy: plain("AWS::RDS::DBSnapshot", "db_snapshot_arn"),
  aws_default_network_acl: plain("AWS::EC2::NetworkAcl"),
  aws_default_security_group: plain("AWS::EC2::SecurityGroup"),
  aws_default_vpc: plain("AWS::EC2::VPC"),
  aws_docdb_cluster: plain("AWS::DocDB::DBCluster"),
  aws_docdb_cluster_instance: plain("AWS::DocDB::DBInstance"),
  aws_docdb_cluster_snapshot: plain("AWS::DocDB::DBClusterSnapshot", "db_cluster_snapshot_arn"),
  aws_dynamodb_table: plain("AWS::DynamoDB::Table"),
  aws_dynamodb_table_replica: plain("AWS::DynamoDB::Table"),
  aws_ebs_snapshot: plain("AWS::EC2::Snapshot"),
  aws_ebs_snapshot_copy: plain("AWS::EC2::Snapshot"),
  aws_ebs_snapshot_import: plain("AWS::EC2::Snapshot"),
  aws_ebs_volume: plain("AWS::EC2::Volume"),
  aws_ec2_image_block_public_access: setting("AWS::EC2::ImageSettings", "ec2", "image-settings"),
  aws_ec2_instance_metadata_defaults: setting(
    "AWS::EC2::InstanceMetadataDefaults",
    "ec2",
    "instance-metadata-defaults",
  ),
  aws_ec2_managed_prefix_list: plain("AWS::EC2::PrefixList"),
  aws_ec2_serial_console_access: setting(
    "AWS::EC2::SerialConsoleAccess",
    "ec2",
    "serial-console-access",
  ),
  aws_ecr_repository: plain("AWS::ECR::Repository"),
  aws_ecs_service: plain("AWS::ECS::Service", "arn", "id"),
  aws_ecs_task_definition: { ...plain("AWS::ECS::TaskDefinition"), trim: /:\d+$/ },
  aws_efs_access_point: plain("AWS::EFS::AccessPoint"),
  aws_efs_file_system: plain("AWS::EFS::FileSystem"),
  aws_elasticache_cluster: plain("AWS::ElastiCache::CacheCluster"),
  aws_elasticache_replication_group: plain("AWS::ElastiCache::ReplicationGroup"),
  aws_elasticache_serverless_cache: plain("AWS::ElastiCache::ServerlessCache"),
  aws_elasticache_user: plain("AWS::ElastiCache::User"),
  aws_eks_cluster: plain("AWS::EKS::Cluster"),
  aws_eks_node_group: plain("AWS::EKS::Nodegroup"),
  aws_elasticsearch_domain: plain("AWS::OpenSearchService::Domain"),
  aws_elb: plain("AWS::ElasticLoadBalancing::LoadBalancer"),
  aws_eip: plain("AWS::EC2::EIP"),
  aws_flow_log: plain("AWS::EC2::FlowLog"),
  aws_neptune_cluster: plain("AWS::Neptune::DBCluster"),
  aws_neptune_cluster_instance: plain("AWS::Neptune::DBInstance"),
  aws_neptune_cluster_snapshot: plain("AWS::Neptune::DBClusterSnapshot", "db_cluster_snapshot_arn"),
  aws_rds_cluster: plain("AWS::RDS::DBCluster"),
  aws_rds_cluster_instance: plain("AWS::RDS::DBInstance"),
  aws_rds_cluster_parameter_group: plain("AWS::RDS::DBClusterParameterGroup"),
  aws_rds_cluster_snapshot_copy: plain("AWS::RDS::DBClusterSnapshot", "db_cluster_snapshot_arn"),
  aws_rds_global_cluster: plain("AWS::RDS::GlobalCluster"),
  aws_ssm_service_setting: plain("AWS::SSM::DocumentSettings"),
  aws_subnet: plain("AWS::EC2::Subnet"),
  aws_glue_job: plain("AWS::Glue::Job"),
  aws_fms_admin_account: built(
    "AWS::FMS::AdminAccount",
    (text, { partition, account }) =>
      `arn:${partition}:fms::${account}:admin-account/${text("id")}`,
  ),
  aws_fms_policy: plain("AWS::FMS::Policy"),
  aws_globalaccelerator_accelerator: plain("AWS::GlobalAccelerator::Accelerator", "arn", "id"),
  aws_glue_connection: plain("AWS::Glue::Connection"),
  aws_glue_data_catalog_encryption_settings: setting(
    "AWS::Glue::DataCatalogEncryptionSettings",
    "glue",
    "catalog",
  ),
  aws_guardduty_detector: plain("AWS::GuardDuty::Detector"),
  aws_guardduty_filter: plain("AWS::GuardDuty::Filter"),
  aws_iam_account_password_policy: built(
    "AWS::IAM::AccountPasswordPolicy",
    (_, { partition, account }) => `arn:${partition}:iam::${account}:account-password-policy`,
  ),
  aws_iam_group: plain("AWS::IAM::Group"),
  aws_iam_policy: plain("AWS::IAM::ManagedPolicy"),
  aws_iam_role: plain("AWS::IAM::Role"),
  aws_iam_saml_provider: plain("AWS::IAM::SAMLProvider"),
  aws_iam_server_certificate: plain("AWS::IAM::ServerCertificate"),
  aws_iam_user: plain("AWS::IAM::User"),
  aws_instance: plain("AWS::EC2::Instance"),
  aws_kinesis_firehose_delivery_stream: plain("AWS::KinesisFirehose::DeliveryStream"),
  aws_kinesis_stream: plain("AWS::Kinesis::Stream"),
  aws_kms_custom_key_store: { type: "AWS::KMS::CustomKeyStore", arn: [], byId: "everywhere" },
  aws_kms_external_key: plain("AWS::KMS::Key"),
  aws_kms_key: plain("AWS::KMS::Key"),
  aws_kms_replica_external_key: plain("AWS::KMS::Key"),
  aws_kms_replica_key: plain("AWS::KMS::Key"),
  aws_lambda_function: plain("AWS::Lambda::Function"),
  aws_launch_configuration: plain("AWS::AutoScaling::LaunchConfiguration"),
  aws_launch_template: plain("AWS::EC2::LaunchTemplate"),
  aws_lb: plain("AWS::ElasticLoadBalancingV2::LoadBalancer"),
  aws_memorydb_cluster: plain("AWS::MemoryDB::Cluster"),
  aws_memorydb_user: plain("AWS::MemoryDB::User"),
  aws_lb_listener: plain("AWS::ElasticLoadBalancingV2::Listener"),
  aws_lb_target_group: plain("AWS::ElasticLoadBalancingV2::TargetGroup"),
  aws_macie2_account: setting("AWS::Macie::Session", "macie2", "session"),
  aws_msk_cluster: plain("AWS::MSK::Cluster"),
  aws_msk_serverless_cluster: plain("AWS::MSK::Cluster"),
  aws_network_acl: plain("AWS::EC2::NetworkAcl"),
  aws_network_interface: plain("AWS::EC2::NetworkInterface"),
  aws_opensearch_domain: plain("AWS::OpenSearchService::Domain"),
  aws_networkfirewall_firewall: plain("AWS::NetworkFirewall::Firewall"),
  aws_networkfirewall_firewall_policy: plain("AWS::NetworkFirewall::FirewallPolicy"),
  aws_networkfirewall_rule_group: plain("AWS::NetworkFirewall::RuleGroup"),
  aws_organizations_organization: plain("AWS::Organizations::Organization"),
  aws_redshift_cluster: plain("AWS::Redshift::Cluster"),
  aws_redshift_cluster_snapshot: plain("AWS::Redshift::ClusterSnapshot"),
  aws_redshift_parameter_group: plain("AWS::Redshift::ClusterParameterGroup"),
  aws_redshiftserverless_namespace: plain("AWS::RedshiftServerless::Namespace"),
  aws_redshiftserverless_snapshot: plain("AWS::RedshiftServerless::Snapshot"),
  aws_redshiftserverless_workgroup: plain("AWS::RedshiftServerless::Workgroup"),
  aws_route53_record: { type: "AWS::Route53::RecordSet", arn: [], byId: "everywhere" },
  aws_route53_resolver_firewall_rule_group_association: plain(
    "AWS::Route53Resolver::FirewallRuleGroupAssociation",
  ),
  aws_route53_resolver_query_log_config_association: {
    type: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
    arn: [],
    byId: "here",
  },
  aws_route53_zone: plain("AWS::Route53::HostedZone"),
  aws_route53profiles_association: {
    type: "AWS::Route53Profiles::ProfileAssociation",
    arn: [],
    byId: "here",
  },
  aws_route53profiles_resource_association: {
    type: "AWS::Route53Profiles::ProfileResourceAssociation",
    arn: [],
    byId: "here",
  },
  aws_route53domains_domain: {
    type: "AWS::Route53Domains::Domain",
    arn: [],
    byId: "everywhere",
  },
  aws_route53domains_registered_domain: {
    type: "AWS::Route53Domains::Domain",
    arn: [],
    byId: "everywhere",
  },
  aws_s3_access_point: plain("AWS::S3::AccessPoint"),
  aws_s3_account_public_access_block: built(
    "AWS::S3::AccountPublicAccessBlock",
    (_, { partition, account }) => `arn:${partition}:s3::${account}:account-public-access-block`,
  ),
  aws_s3_bucket: plain("AWS::S3::Bucket"),
  aws_secretsmanager_secret: plain("AWS::SecretsManager::Secret"),
  aws_security_group: plain("AWS::EC2::SecurityGroup"),
  aws_securityhub_account: plain("AWS::SecurityHub::Hub"),
  aws_securityhub_account_v2: plain("AWS::SecurityHub::HubV2"),
  aws_servicequotas_service_quota: plain("AWS::ServiceQuotas::Quota"),
  aws_sfn_state_machine: plain("AWS::StepFunctions::StateMachine", "arn", "id"),
  aws_shield_protection: plain("AWS::Shield::Protection"),
  aws_shield_subscription: built(
    "AWS::Shield::Subscription",
    (_, { partition, account }) => `arn:${partition}:shield::${account}:subscription`,
  ),
  aws_sns_topic: plain("AWS::SNS::Topic"),
  aws_sns_topic_subscription: plain("AWS::SNS::Subscription"),
  aws_sqs_queue: plain("AWS::SQS::Queue"),
  aws_ssm_document: plain("AWS::SSM::Document"),
  aws_ssm_parameter: plain("AWS::SSM::Parameter"),
  aws_verifiedaccess_instance: {
    type: "AWS::EC2::VerifiedAccessInstance",
    arn: [],
    byId: "everywhere",
  },
  aws_vpc: plain("AWS::EC2::VPC"),
  aws_vpc_endpoint: plain("AWS::EC2::VPCEndpoint"),
  aws_wafv2_ip_set: plain("AWS::WAFv2::IPSet"),
  aws_wafv2_rule_group: plain("AWS::WAFv2::RuleGroup"),
  aws_wafv2_web_acl: plain("AWS::WAFv2::WebACL"),
};
