/** The transform {@code AWS::LanguageExtensions}. */
@NullMarked
package io.pointsman.endpoint.cloudformation.language;

import org.jspecify.annotations.NullMarked;
