package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoleArnTest {
    @Test
    void a_role_belongs_to_the_account_in_its_arn() {
        assertEquals(Optional.of("123456789012"), RoleArn.account("arn:aws-cn:iam::123456789012:role/path/deploys"));
        assertEquals(Optional.empty(), RoleArn.account("arn:aws:sts::123456789012:assumed-role/deploys/session"));
        assertEquals(Optional.empty(), RoleArn.account("deploys"));
    }
}
