@NullMarked
package io.pointsman.local.aws.codedeploy;

import org.jspecify.annotations.NullMarked;
