/**
 * A witness of a transparency log, for the machine of a state. It has no part in common with the
 * service that keeps the log: {@link org.muwahhad.witness.Witness} checks, {@link
 * org.muwahhad.witness.CheckpointStore} remembers, {@link org.muwahhad.witness.WitnessServer}
 * listens.
 */
@NullMarked
package org.muwahhad.witness;

import org.jspecify.annotations.NullMarked;
