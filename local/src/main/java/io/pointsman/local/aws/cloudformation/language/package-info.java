/** The transform {@code AWS::LanguageExtensions}. */
@NullMarked
package io.pointsman.local.aws.cloudformation.language;

import org.jspecify.annotations.NullMarked;
