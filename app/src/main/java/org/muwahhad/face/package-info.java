/**
 * The face of the deployment: colours, name, emblem, help and contact as an administrator set them,
 * the pages about the service itself, and what readers think of pages.
 */
@NullMarked
package org.muwahhad.face;

import org.jspecify.annotations.NullMarked;
