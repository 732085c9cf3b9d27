/** What a person does with an account of AWS: deploys a stack, uploads an artifact, follows a pipeline. */
@NullMarked
package io.pointsman.local.play;

import org.jspecify.annotations.NullMarked;
