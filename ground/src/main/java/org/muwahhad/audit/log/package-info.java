/**
 * One Merkle tree over all entries of the record, which states witness: {@link
 * org.muwahhad.audit.log.MerkleTree} hashes, {@link org.muwahhad.audit.log.Checkpoint} is signed,
 * {@link org.muwahhad.audit.log.GrowLog} appends behind the chains. See the decision record on the
 * witnessed log.
 */
@NullMarked
package org.muwahhad.audit.log;

import org.jspecify.annotations.NullMarked;
