package org.muwahhad.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that anchors are the platform's own, as the key outside the database shows, and that every
 * anchor kept outside is one of the record.
 */
@Singleton
class CheckAnchors {
  private final AnchorSeal seal;
  private final AnchorFiles files;

  CheckAnchors(AnchorSeal seal, AnchorFiles files) {
    this.seal = seal;
    this.files = files;
  }

  /**
   * Compares.
   *
   * @param anchors all of the record
   * @param given copies from elsewhere, beside those of the folder
   */
  void run(List<AuditChains.Anchor> anchors, List<AnchorCopy> given, List<Finding> faults) {
    AnchorFiles.Folder folder = folder();
    List<AnchorCopy> own = folder.copies();
    folder.unreadable().forEach(line -> faults.add(Finding.of("copy-unreadable", line)));
    Map<String, List<AnchorCopy>> copied =
        own.stream().collect(Collectors.groupingBy(AnchorCopy::hash));
    checkSignatures(anchors, own, copied, faults);
    anchors.stream()
        .filter(a -> !isCounted(a))
        .forEach(a -> faults.add(Finding.of("anchor-changed", a.id())));
    Set<String> hashes = anchors.stream().map(AuditChains.Anchor::hash).collect(Collectors.toSet());
    for (AnchorCopy copy : own) {
      if (!hashes.contains(copy.hash())) {
        faults.add(Finding.of("copy-lost", copy.name()));
      }
    }
    for (AnchorCopy copy : given) {
      if (isForged(copy)) {
        faults.add(Finding.of("copy-forged", copy.name()));
      } else if (!hashes.contains(copy.hash()) && !copied.containsKey(copy.hash())) {
        faults.add(Finding.of("copy-lost", copy.name()));
      }
    }
  }

  /** What an anchor counts is what its heads tell. */
  private static boolean isCounted(AuditChains.Anchor anchor) {
    List<String> lines = anchor.heads().lines().toList();
    try {
      long entries = lines.stream().mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum();
      return anchor.chains() == lines.size() && anchor.entries() == entries;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      // That its heads cannot be read is a finding of its own.
      return true;
    }
  }

  private void checkSignatures(
      List<AuditChains.Anchor> anchors,
      List<AnchorCopy> own,
      Map<String, List<AnchorCopy>> copied,
      List<Finding> faults) {
    for (AuditChains.Anchor anchor : anchors) {
      List<AnchorCopy> copies = copied.getOrDefault(anchor.hash(), List.of());
      // One that the folder has was signed when it was put there, and is to be the same now.
      boolean asCopied = copies.contains(AnchorCopy.of(anchor));
      if (!asCopied && !isOwn(anchor)) {
        faults.add(Finding.of("anchor-forged", anchor.id()));
      } else if (!asCopied && !copies.isEmpty()) {
        faults.add(Finding.of("anchor-not-as-copied", anchor.id()));
      }
    }
  }

  private boolean isOwn(AuditChains.Anchor anchor) {
    String text = AnchorCopy.signed(anchor.at(), anchor.previousHash(), anchor.hash());
    return seal.isOwn(
        text, new AnchorSeal.AnchorSignature(anchor.signature(), anchor.certificate()));
  }

  private boolean isForged(AnchorCopy copy) {
    String signature = copy.signature();
    String certificate = copy.certificate();
    return signature != null
        && certificate != null
        && !seal.isOwn(copy.signed(), new AnchorSeal.AnchorSignature(signature, certificate));
  }

  private AnchorFiles.Folder folder() {
    try {
      return files.own();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
