/** Entities of the states and their sites. */
@NullMarked
package org.muwahhad.organisation.entity;

import org.jspecify.annotations.NullMarked;
