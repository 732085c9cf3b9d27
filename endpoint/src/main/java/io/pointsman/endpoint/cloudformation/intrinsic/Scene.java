package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.World;
import java.util.List;
import java.util.Optional;

/** The pseudo parameters of one stack. */
public record Scene(String account, String region, String stackName, String stackId, List<String> notificationArns) {
    public static Scene of(World world, String stackName, String stackId, List<String> notificationArns) {
        return new Scene(world.account(), world.region(), stackName, stackId, notificationArns);
    }

    Optional<Object> pseudo(String name) {
        return switch (name) {
            case "AWS::AccountId" -> Optional.of(account);
            case "AWS::Region" -> Optional.of(region);
            case "AWS::StackName" -> Optional.of(stackName);
            case "AWS::StackId" -> Optional.of(stackId);
            case "AWS::Partition" -> Optional.of(World.PARTITION);
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::NotificationARNs" -> Optional.of(notificationArns);
            case "AWS::NoValue" -> Optional.of(Evaluator.NOTHING);
            default -> Optional.empty();
        };
    }
}
