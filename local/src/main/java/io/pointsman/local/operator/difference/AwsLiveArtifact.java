package io.pointsman.local.operator.difference;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.local.operator.DeployedTemplates;
import io.pointsman.local.operator.Looked;
import io.pointsman.release.record.SourceArtifactPlace;
import io.pointsman.runtime.SdkTrouble;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link LiveArtifact} by the user's clients. */
public record AwsLiveArtifact(AccountClients aws) implements LiveArtifact {
    @Override
    public Looked<Optional<DeployedTemplate>> stack(String name) {
        return looked(() -> new DeployedTemplates(aws.cloudFormation()).of(name));
    }

    @Override
    public Looked<byte[]> artifact(SourceArtifactPlace place) {
        return looked(() -> SdkTrouble.asking(
                "s3:GetObject of s3://" + place.bucket() + "/" + place.key(),
                () -> aws.s3()
                        .getObjectAsBytes(get -> get.bucket(place.bucket()).key(place.key()))
                        .asByteArray()));
    }

    private static <T> Looked<T> looked(Supplier<T> call) {
        try {
            return Looked.known(call.get());
        } catch (Refusal | Unavailable e) {
            return Looked.unknown(String.valueOf(e.getMessage()));
        }
    }
}
