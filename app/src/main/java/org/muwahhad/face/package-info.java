/**
 * The face of the deployment: colours, name, emblem, help and contact as an administrator set them,
 * the pages that tell of the service itself, and what readers say of pages.
 */
@NullMarked
package org.muwahhad.face;

import org.jspecify.annotations.NullMarked;
