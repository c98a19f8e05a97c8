package org.muwahhad.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * One chain of the record, verified, for auditors. For chains that every auditor sees, as those of
 * tenders are.
 */
@Singleton
public class ViewChain {
  private final AuditChains chains;
  private final AuditQueries queries;

  ViewChain(AuditChains chains, AuditQueries queries) {
    this.chains = chains;
    this.queries = queries;
  }

  /**
   * A chain as it stands.
   *
   * @param firstAt when its first entry was written, UTC
   * @param lastAt when its last one was
   * @param findings what recomputing it found; empty when it is sound
   */
  public record AuditChainView(
      String name,
      long length,
      String headHash,
      Instant firstAt,
      Instant lastAt,
      List<Finding> findings,
      List<Anchor> anchors) {}

  /**
   * An anchor that covers the chain. The instant is UTC.
   *
   * @param position the last entry that it covers
   * @param matches whether that entry has the hash the anchor names, and the anchor its own
   */
  public record Anchor(long id, Instant at, long position, boolean matches, String hash) {}

  private record ChainByName(AuditChains.Anchor anchor, long position, String hash) {}

  /**
   * A chain, recomputed.
   *
   * @throws Refusal.NotFound when nothing was recorded under the name
   */
  @Transactional
  public AuditChainView get(Actor actor, String name) {
    actor.require(Role.AUDITOR);
    AuditChains.Chain chain =
        chains
            .find(name)
            .filter(c -> c.length() > 0)
            .orElseThrow(() -> new Refusal.NotFound("chain " + name));
    List<ChainByName> named = named(name);
    Map<Long, String> anchored = new HashMap<>();
    named.forEach(n -> anchored.putIfAbsent(n.position(), n.hash()));
    Map<Long, String> found = new HashMap<>();
    List<Finding> faults = new ArrayList<>();
    ChainCheck check = new ChainCheck(chain, faults);
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    List<AuditChains.AuditEntryRow> batch = chains.listEntriesAfter(chain.id(), 0);
    while (!batch.isEmpty()) {
      for (AuditChains.AuditEntryRow entry : batch) {
        String anchor = anchored.get(entry.position());
        if (anchor != null) {
          found.put(entry.position(), entry.hash());
        }
        check.next(entry, anchor);
        first = entry.at().isBefore(first) ? entry.at() : first;
        last = entry.at().isAfter(last) ? entry.at() : last;
      }
      batch = chains.listEntriesAfter(chain.id(), batch.get(batch.size() - 1).position());
    }
    check.end();
    List<Anchor> anchors = named.stream().map(n -> anchor(n, found)).toList();
    anchors.stream()
        .filter(a -> !a.matches())
        .forEach(a -> faults.add(Finding.of("anchor-differs", a.id())));
    return new AuditChainView(
        name, chain.length(), chain.headHash(), first, last, List.copyOf(faults), anchors);
  }

  /** Its entries in order, read some at a time; those added after it was read are left out. */
  public Stream<AuditQueries.EntryRow> entries(Actor actor, AuditChainView chain) {
    actor.require(Role.AUDITOR);
    return Stream.iterate(
            queries.listOfChain(chain.name(), 0, chain.length()),
            batch -> !batch.isEmpty(),
            batch ->
                queries.listOfChain(
                    chain.name(), batch.get(batch.size() - 1).position(), chain.length()))
        .flatMap(List::stream);
  }

  private static Anchor anchor(ChainByName named, Map<Long, String> found) {
    AuditChains.Anchor anchor = named.anchor();
    boolean whole =
        AnchorChains.hash(anchor.previousHash(), anchor.at(), anchor.heads()).equals(anchor.hash());
    return new Anchor(
        anchor.id(),
        anchor.at(),
        named.position(),
        whole && Objects.equals(found.get(named.position()), named.hash()),
        anchor.hash());
  }

  /** What anchors say of the chain: lines of its name, a position and a hash. */
  private List<ChainByName> named(String name) {
    List<ChainByName> named = new ArrayList<>();
    for (AuditChains.Anchor anchor : chains.listAnchorsNaming(name)) {
      anchor
          .heads()
          .lines()
          .map(line -> line.split(" "))
          .filter(parts -> parts.length == 3 && parts[0].equals(name))
          .forEach(parts -> named.add(new ChainByName(anchor, Long.parseLong(parts[1]), parts[2])));
    }
    return named;
  }
}
