/** Files that people send: what they are, whether they are safe, and who may have them. */
@NullMarked
package org.muwahhad.upload;

import org.jspecify.annotations.NullMarked;
