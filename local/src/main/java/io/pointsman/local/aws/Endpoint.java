package io.pointsman.local.aws;

import io.pointsman.local.aws.clock.EndpointClock;
import io.pointsman.local.aws.cloudformation.CloudFormationService;
import io.pointsman.local.aws.codedeploy.CodeDeployService;
import io.pointsman.local.aws.codepipeline.CodePipelineService;
import io.pointsman.local.aws.events.EventBridgeService;
import io.pointsman.local.aws.lambda.LambdaService;
import io.pointsman.local.aws.monitoring.CloudWatchService;
import io.pointsman.local.aws.s3.S3Service;
import io.pointsman.local.aws.sts.StsService;

/** The embedded AWS endpoint: every service, wired by hand. */
public final class Endpoint {
    private Endpoint() {}

    /** All services around one clock, without a server. */
    public static World world(String account, String region, EndpointClock clock) {
        World world = new World(account, region, clock);
        world.add(new S3Service(world));
        world.add(new StsService(world));
        world.add(new CloudFormationService(world));
        world.add(new LambdaService(world));
        world.add(new CodeDeployService(world));
        world.add(new CodePipelineService(world));
        world.add(new EventBridgeService(world));
        world.add(new CloudWatchService(world));
        return world;
    }
}
