package io.pointsman.alias;

import io.pointsman.template.TemplateValue;
import java.util.Map;

/**
 * The {@code AWS::Lambda::Version} resource that the production alias of a deployed stack refers to.
 *
 * @param id its logical id
 * @param properties as the stack's template has them
 */
record DeployedVersion(String id, Map<String, TemplateValue> properties) {}
