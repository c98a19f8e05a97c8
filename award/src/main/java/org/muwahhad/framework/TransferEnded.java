package org.muwahhad.framework;

/** A transfer was done, refused or withdrawn. */
public record TransferEnded(long transferId) {}
