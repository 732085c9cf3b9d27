/** Pointsman's own templates, as CloudFormation, IAM and the pipeline of the endpoint take them. */
@NullMarked
package io.pointsman.local.templates;

import org.jspecify.annotations.NullMarked;
