@NullMarked
package io.pointsman.endpoint.codepipeline;

import org.jspecify.annotations.NullMarked;
