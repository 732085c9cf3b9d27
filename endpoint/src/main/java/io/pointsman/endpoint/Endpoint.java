package io.pointsman.endpoint;

import io.pointsman.endpoint.apigateway.RestApiService;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudcontrol.CloudControlService;
import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.endpoint.codedeploy.CodeDeployService;
import io.pointsman.endpoint.codepipeline.CodePipelineService;
import io.pointsman.endpoint.events.EventBridgeService;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.endpoint.logs.LogsService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.endpoint.s3.S3Service;
import io.pointsman.endpoint.scheduler.SchedulerService;
import io.pointsman.endpoint.secrets.SecretsManagerService;
import io.pointsman.endpoint.sqs.SqsService;
import io.pointsman.endpoint.ssm.SsmService;
import io.pointsman.endpoint.sts.StsService;

/** The embedded AWS endpoint: every service of an account, wired by hand. */
public final class Endpoint implements AutoCloseable {
    private final World world;
    private final LambdaService lambda;
    private final CodeDeployService codeDeploy;

    private Endpoint(World world, LambdaService lambda, CodeDeployService codeDeploy) {
        this.world = world;
        this.lambda = lambda;
        this.codeDeploy = codeDeploy;
    }

    /** All services around one clock, without a server. */
    public static Endpoint of(String account, String region, EndpointClock clock) {
        World world = new World(account, region, clock);
        world.accounts().open(Endpoint::furnished);
        return furnished(world);
    }

    private static Endpoint furnished(World world) {
        LambdaService lambda = new LambdaService(world);
        CodeDeployService codeDeploy = new CodeDeployService(world);
        world.add(new S3Service(world));
        world.add(new StsService(world));
        world.add(new CloudFormationService(world));
        world.add(lambda);
        world.add(codeDeploy);
        world.add(new CodePipelineService(world));
        world.add(new EventBridgeService(world));
        world.add(new CloudWatchService(world));
        RestApiService apis = new RestApiService(world);
        world.add(apis);
        world.add(apis.httpApis());
        world.add(new SqsService(world));
        world.add(new SchedulerService(world));
        world.add(new SsmService(world));
        world.add(new SecretsManagerService(world));
        world.add(new LogsService(world));
        world.add(new CloudControlService(world));
        return new Endpoint(world, lambda, codeDeploy);
    }

    public World world() {
        return world;
    }

    /** Which version answered which customer. */
    public Calls calls() {
        return world.calls();
    }

    /** For what AWS does and an endpoint may be told to do otherwise: runtimes, rates, times. */
    public LambdaService lambda() {
        return lambda;
    }

    /** For samples that name what AWS would name by chance. */
    public CodeDeployService codeDeploy() {
        return codeDeploy;
    }

    /** Ends the processes of functions. */
    @Override
    public void close() {
        world.close();
    }
}
