package org.muwahhad.work;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.SharedKey;
import org.muwahhad.shared.UnusableSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds all nodes to the same keys. What one node seals with a key of its own, no other can read: a
 * second factor would be right at one node and wrong at the next. So the database keeps what tells
 * each key from another. A node that has another key does not start, and a node that lacks one
 * makes none in its place.
 */
@Singleton
public class NodeKeys {
  private static final Logger LOG = LoggerFactory.getLogger(NodeKeys.class);
  private final List<SharedKey> keys;
  private final KeyFingerprints fingerprints;
  private final TransactionOperations<Connection> transactions;
  private final Set<String> lost;

  NodeKeys(
      List<SharedKey> keys,
      KeyFingerprints fingerprints,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.keys-lost:}") String lost) {
    this.keys = keys.stream().sorted(Comparator.comparing(SharedKey::name)).toList();
    this.fingerprints = fingerprints;
    this.transactions = transactions;
    this.lost = Arrays.stream(lost.split(",")).map(String::strip).collect(Collectors.toSet());
  }

  /**
   * Compares the keys of this node with those of the nodes before it.
   *
   * @throws UnusableSetting when one is missing here, or is another one
   */
  public void requireSame() {
    keys.forEach(this::requireSame);
  }

  private void requireSame(SharedKey key) {
    String name = key.name();
    Optional<String> before = transactions.executeRead(status -> fingerprints.find(name));
    boolean isLost = lost.contains(name);
    if (before.isPresent() && !isLost && !key.isThere()) {
      throw unusable(
          "The key " + name + " of this deployment is not on this node.",
          "المفتاح " + name + " الخاص بهذه المنظومة غير موجود على هذه العقدة.",
          name);
    }
    String own = key.fingerprint();
    if (before.isPresent() && isLost && !before.get().equals(own)) {
      transactions.executeWrite(status -> fingerprints.replace(name, own));
      LOG.warn("The key {} was lost and another one took its place", name);
      return;
    }
    String kept =
        transactions.executeWrite(
            status -> {
              fingerprints.add(name, own);
              return fingerprints.find(name).orElseThrow();
            });
    if (!kept.equals(own)) {
      throw unusable(
          "The key " + name + " of this node is not the one that the nodes before it have.",
          "المفتاح " + name + " على هذه العقدة غير مفتاح العقد التي سبقتها.",
          name);
    }
  }

  private static UnusableSetting unusable(String english, String arabic, String name) {
    return new UnusableSetting(
        english
            + " Copy it from another node, or from where it is kept apart from backups, into the"
            + " data directory, or give every node the same MUWAHHAD_VAULT_KEY. Where it is lost,"
            + " start once with MUWAHHAD_KEYS_LOST="
            + name
            + "; what was sealed with it cannot be read any more.",
        arabic
            + " انسخوه من عقدة أخرى، أو من مكان حفظه خارج النسخ الاحتياطية، إلى مجلد البيانات، أو"
            + " حددوا لكل العقد قيمة MUWAHHAD_VAULT_KEY نفسها. وإن فُقد فشغّلوا الخدمة مرة واحدة"
            + " بالإعداد MUWAHHAD_KEYS_LOST="
            + name
            + "، ولن تمكن بعدها قراءة ما خُتم به.");
  }
}
