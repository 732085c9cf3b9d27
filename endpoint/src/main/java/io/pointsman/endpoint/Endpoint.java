package io.pointsman.endpoint;

import io.pointsman.endpoint.apigateway.RestApiService;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudcontrol.CloudControlService;
import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.endpoint.codedeploy.CodeDeployService;
import io.pointsman.endpoint.codepipeline.CodePipelineService;
import io.pointsman.endpoint.disk.TemporaryFolder;
import io.pointsman.endpoint.events.EventBridgeService;
import io.pointsman.endpoint.keep.DataDirectory;
import io.pointsman.endpoint.keep.Keeper;
import io.pointsman.endpoint.lambda.LambdaService;
import io.pointsman.endpoint.logs.LogsService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.endpoint.s3.S3Service;
import io.pointsman.endpoint.scheduler.SchedulerService;
import io.pointsman.endpoint.secrets.SecretsManagerService;
import io.pointsman.endpoint.sqs.SqsService;
import io.pointsman.endpoint.ssm.SsmService;
import io.pointsman.endpoint.sts.StsService;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        return furnished(new World(account, region, clock), world -> {});
    }

    /**
     * One whose state is that of the directory, and is kept there. Time stands still until a server makes it reachable; it gives the
     * directory back when it is closed, or when there is none to be had.
     */
    public static Endpoint kept(String account, String region, EndpointClock clock, DataDirectory directory) {
        TemporaryFolder.removeLeftovers(directory.temporary());
        World world = new World(account, region, clock, new TemporaryFolder(directory.temporary()));
        AtomicReference<@Nullable Keeper> keeper = new AtomicReference<>();
        Endpoint endpoint =
                furnished(world, made -> Optional.ofNullable(keeper.get()).ifPresent(one -> one.opened(made)));
        try {
            Keeper one = new Keeper(world, directory);
            keeper.set(one);
            one.begin();
            world.keeping().by(one);
            return endpoint;
        } catch (RuntimeException refusal) {
            world.close();
            directory.close();
            throw refusal;
        }
    }

    /** @param made hears of each account once its services are there and nobody has asked them anything */
    private static Endpoint furnished(World first, Consumer<World> made) {
        first.accounts().open(world -> {
            furnished(world);
            made.accept(world);
        });
        Endpoint endpoint = furnished(first);
        made.accept(first);
        return endpoint;
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
