package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.language.LanguageExtensions;
import io.pointsman.endpoint.cloudformation.sam.SamTransform;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;

/** Runs the transforms that a template names, in its order. */
record Transforms(World world, Map<String, String> parameters) {
    private static final String SERVERLESS = "AWS::Serverless-2016-10-31";

    Template of(Template template) {
        List<String> names = template.transforms();
        String unknown =
                String.join(", ", names.stream().filter(name -> !isKnown(name)).toList());
        if (!unknown.isEmpty()) {
            throw Invalid.because("No transform named " + unknown + " found.");
        }
        Template processed = template;
        for (String name : names) {
            processed = name.equals(SERVERLESS) ? serverless(processed) : extended(processed);
        }
        return processed;
    }

    private static boolean isKnown(String transform) {
        return transform.equals(SERVERLESS) || transform.equals(LanguageExtensions.NAME);
    }

    private Template extended(Template template) {
        return new LanguageExtensions(template, parameters, Scene.of(world, "", "", List.of())).apply();
    }

    private Template serverless(Template template) {
        Values.mapAt(template.body(), "Resources").values().forEach(Transforms::refuseUnextended);
        return new SamTransform(
                        template, parameters, world.region(), world.clock().instant())
                .apply();
    }

    /** SAM before the language extensions meets what it cannot read; these are its words. */
    private static void refuseUnextended(Object resource) {
        if (!(resource instanceof Map<?, ?> attributes)) {
            throw structure("All 'Resources' must be Objects. If you're using YAML, this may be an indentation issue.");
        }
        List.of("DeletionPolicy", "UpdateReplacePolicy").forEach(policy -> {
            if (attributes.get(policy) instanceof Map) {
                throw structure("Every " + policy + " member must be a string.");
            }
        });
    }

    private static RuntimeException structure(String trouble) {
        return Invalid.because(
                "Transform " + SERVERLESS + " failed with: Invalid Serverless Application Specification document. "
                        + "Number of errors found: 1. Structure of the SAM template is invalid. " + trouble);
    }
}
