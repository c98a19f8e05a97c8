/**
 * The second factor of an account: codes of an app, passkeys, and recovery codes for the day on
 * which both are lost; and which roles need one.
 */
@org.jspecify.annotations.NullMarked
package org.muwahhad.access.factor;
