package io.pointsman.local.cli.account;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The Region of the user's AWS configuration; the machine itself is not asked: where something happens is for a person to choose. */
public final class ProfileRegion {
    private ProfileRegion() {}

    /** Empty where none is named. */
    public static Optional<String> of(Optional<String> profile) {
        try {
            return Optional.of(new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(),
                            new AwsProfileRegionProvider(null, profile.orElse(null)))
                    .getRegion()
                    .id());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }
}
