@NullMarked
package io.pointsman.local.aws.ssm;

import org.jspecify.annotations.NullMarked;
