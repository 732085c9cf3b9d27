package io.pointsman.secrets;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password",
                "DbPassword",
                "DB_PASSWORD_2",
                "dbpassword",
                "MasterUserPassword",
                "pwd",
                "ClientSecret",
                "SecretString",
                "SECRET",
                "authToken",
                "OAuthToken",
                "EventSourceToken",
                "Credentials",
                "aws-credentials",
                "ApiKey",
                "API_KEY",
                "apikey",
                "StripeKey",
                "LicenseKey",
                "PrivateKey",
                "SecretAccessKey",
                "ConnectionString",
                "Authorization",
                "SlackWebhookUrl",
                "SALT",
                "DB_PASS",
                "dbPw",
                "GITHUB_PAT",
                "WifiPsk"
            })
    void a_name_that_sounds_like_a_secret_is_one(String name) {
        assertTrue(SecretNames.isSecret(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FunctionName",
                "S3Key",
                "KmsKey",
                "SourceKMSKeyArn",
                "KMSMasterKeyId",
                "KeySchema",
                "HashKey",
                "Key",
                "Keys",
                "SecretArn",
                "SecretId",
                "TokenEndpoint",
                "AccessTokenValidity",
                "TokenValidityUnits",
                "PasswordPolicy",
                "ApiKeySourceType",
                "AuthorizationScopes",
                "token.actions.githubusercontent.com:sub",
                "Monkey",
                "PassRole",
                "PassThrough",
                "Compass",
                "Path"
            })
    void what_only_speaks_of_a_secret_is_none(String name) {
        assertFalse(SecretNames.isSecret(name));
    }
}
