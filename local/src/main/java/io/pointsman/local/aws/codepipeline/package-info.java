@NullMarked
package io.pointsman.local.aws.codepipeline;

import org.jspecify.annotations.NullMarked;
