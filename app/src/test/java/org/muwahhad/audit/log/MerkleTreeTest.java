package org.muwahhad.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees, proofs of inclusion and of consistency, of all sizes, against RFC 9162 word for word. */
class MerkleTreeTest {
  private static final int MOST = 257;
  private static final NaiveTree TREE = new NaiveTree();

  static {
    for (int i = 0; i < MOST; i++) {
      TREE.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Those of the reference implementation of Certificate Transparency. */
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void trees_of_certificate_transparency_have_their_roots() {
    GrowingTree growing = new GrowingTree();
    assertThat(hex(growing.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < INPUTS.size(); i++) {
      growing.add(MerkleTree.leafHash(HexFormat.of().parseHex(INPUTS.get(i))));
      assertThat(hex(growing.root())).isEqualTo(ROOTS.get(i));
    }
  }

  @Test
  void roots_of_all_sizes_are_those_of_the_definition() {
    GrowingTree growing = new GrowingTree();
    for (int size = 0; size <= MOST; size++) {
      assertThat(MerkleTree.root(TREE, size)).isEqualTo(TREE.root(size));
      assertThat(growing.root()).isEqualTo(TREE.root(size));
      assertThat(growing.size()).isEqualTo(size);
      if (size < MOST) {
        growing.add(MerkleTree.leafHash(("entry " + size).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @Test
  void every_leaf_of_every_size_is_proved_to_be_in_the_tree_and_nowhere_else() {
    for (int size = 1; size <= MOST; size++) {
      byte[] root = TREE.root(size);
      for (int leaf = 0; leaf < size; leaf++) {
        InclusionProof proof = InclusionProof.of(TREE, leaf, size);
        byte[] hash = leafHash(leaf);

        assertThat(proof.hashes()).isEqualTo(base64(TREE.path(leaf, 0, size)));
        assertThat(proof.proves(hash, root)).isTrue();
        assertThat(proof.proves(MerkleTree.leafHash(new byte[] {7}), root)).isFalse();
        assertThat(proof.proves(hash, TREE.root(size - 1))).isFalse();
        int other = leaf == 0 ? size - 1 : leaf - 1;
        assertThat(size > 1 && new InclusionProof(other, size, proof.hashes()).proves(hash, root))
            .isFalse();
      }
    }
  }

  @Test
  void a_path_that_is_shortened_lengthened_or_changed_proves_nothing() {
    for (int size : new int[] {2, 3, 5, 8, 100, 255, 256, 257}) {
      for (int leaf : new int[] {0, size / 2, size - 1}) {
        byte[] root = TREE.root(size);
        byte[] hash = leafHash(leaf);
        List<String> path = InclusionProof.of(TREE, leaf, size).hashes();
        List<String> longer = new ArrayList<>(path);
        longer.add(path.get(0));
        List<String> reversed = new ArrayList<>(path);
        Collections.reverse(reversed);
        List<String> unreadable = new ArrayList<>(path);
        unreadable.set(0, "no hash");

        assertThat(new InclusionProof(leaf, size, path.subList(1, path.size())).proves(hash, root))
            .isFalse();
        assertThat(new InclusionProof(leaf, size, longer).proves(hash, root)).isFalse();
        assertThat(new InclusionProof(leaf, size, unreadable).proves(hash, root)).isFalse();
        assertThat(
                reversed.equals(path)
                    || !new InclusionProof(leaf, size, reversed).proves(hash, root))
            .isTrue();
        assertThat(new InclusionProof(leaf, size + 1000, path).proves(hash, root)).isFalse();
        assertThat(new InclusionProof(-1, size, path).proves(hash, root)).isFalse();
      }
    }
  }

  @Test
  void every_tree_is_proved_to_go_on_from_every_earlier_one_and_from_no_other() {
    for (int size = 0; size <= MOST; size++) {
      byte[] root = TREE.root(size);
      for (int old = 0; old <= size; old++) {
        ConsistencyProof proof = ConsistencyProof.of(TREE, old, size);
        byte[] oldRoot = TREE.root(old);

        assertThat(proof.hashes())
            .isEqualTo(old == 0 ? List.of() : base64(TREE.subproof(old, 0, size, true)));
        assertThat(proof.proves(oldRoot, root)).isTrue();
        byte[] forged = oldRoot.clone();
        forged[0]++;
        assertThat(proof.proves(forged, root)).isFalse();
        byte[] rewritten = root.clone();
        rewritten[31]++;
        assertThat(old > 0 && proof.proves(oldRoot, rewritten)).isFalse();
      }
    }
  }

  @Test
  void a_proof_of_consistency_that_is_shortened_or_lengthened_proves_nothing() {
    for (int[] sizes : new int[][] {{1, 2}, {3, 7}, {4, 8}, {6, 8}, {100, 257}, {256, 257}}) {
      ConsistencyProof proof = ConsistencyProof.of(TREE, sizes[0], sizes[1]);
      List<String> hashes = proof.hashes();
      List<String> longer = new ArrayList<>(hashes);
      longer.add(hashes.get(0));
      byte[] old = TREE.root(sizes[0]);
      byte[] root = TREE.root(sizes[1]);

      assertThat(
              new ConsistencyProof(sizes[0], sizes[1], hashes.subList(1, hashes.size()))
                  .proves(old, root))
          .isFalse();
      assertThat(new ConsistencyProof(sizes[0], sizes[1], longer).proves(old, root)).isFalse();
      assertThat(new ConsistencyProof(sizes[0], sizes[1], List.of()).proves(old, root)).isFalse();
      assertThat(new ConsistencyProof(sizes[1], sizes[0], hashes).proves(root, old)).isFalse();
    }
  }

  private static byte[] leafHash(int leaf) {
    return MerkleTree.leafHash(("entry " + leaf).getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static List<String> base64(List<byte[]> hashes) {
    return hashes.stream().map(h -> Base64.getEncoder().encodeToString(h)).toList();
  }
}
