package org.muwahhad.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that anchors are the platform's own, which the key outside the database tells, and that
 * every anchor kept outside is one of the record.
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
    List<AnchorCopy> own = own();
    Set<String> copied = own.stream().map(AnchorCopy::hash).collect(Collectors.toSet());
    checkSignatures(anchors, own, copied, faults);
    Set<String> hashes = anchors.stream().map(AuditChains.Anchor::hash).collect(Collectors.toSet());
    for (AnchorCopy copy : own) {
      if (!hashes.contains(copy.hash())) {
        faults.add(Finding.of("copy-lost", copy.name()));
      }
    }
    for (AnchorCopy copy : given) {
      if (isForged(copy)) {
        faults.add(Finding.of("copy-forged", copy.name()));
      } else if (!hashes.contains(copy.hash()) && !copied.contains(copy.hash())) {
        faults.add(Finding.of("copy-lost", copy.name()));
      }
    }
  }

  /** Anchors of earlier days have no signature; none may lack it once one had it. */
  private void checkSignatures(
      List<AuditChains.Anchor> anchors,
      List<AnchorCopy> own,
      Set<String> copied,
      List<Finding> faults) {
    long first = own.stream().mapToLong(AnchorCopy::number).min().orElse(Long.MAX_VALUE);
    Set<Long> unsigned = new HashSet<>();
    for (AuditChains.Anchor anchor : anchors) {
      String signature = anchor.signature();
      String certificate = anchor.certificate();
      if (signature == null || certificate == null) {
        if (anchor.id() >= first) {
          unsigned.add(anchor.id());
        }
        continue;
      }
      first = Math.min(first, anchor.id());
      String text = AnchorCopy.signed(anchor.at(), anchor.previousHash(), anchor.hash());
      // One that the folder has was signed when it was put there.
      if (!copied.contains(anchor.hash())
          && !seal.isOwn(text, new AnchorSeal.Signed(signature, certificate))) {
        faults.add(Finding.of("anchor-forged", anchor.id()));
      }
    }
    unsigned.stream().sorted().forEach(id -> faults.add(Finding.of("anchor-unsigned", id)));
  }

  private boolean isForged(AnchorCopy copy) {
    String signature = copy.signature();
    String certificate = copy.certificate();
    return signature != null
        && certificate != null
        && !seal.isOwn(copy.signed(), new AnchorSeal.Signed(signature, certificate));
  }

  private List<AnchorCopy> own() {
    try {
      return files.own();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
