package foodfast.push;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those of somebody's own network. */
final class PublicAddress {
  private PublicAddress() {}

  static boolean is(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !special && (address instanceof Inet4Address ? is4(bytes) : is6(bytes));
  }

  private static boolean is4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocols = first == 192 && second == 0 && third == 0;
    boolean benchmark = first == 198 && (second == 18 || second == 19);
    return first != 0 && first < 240 && !shared && !protocols && !benchmark;
  }

  /** Global unicast alone, and none of it that stands for another address (6to4, Teredo). */
  private static boolean is6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean teredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
    return (first & 0xe000) == 0x2000 && first != 0x2002 && !teredo;
  }
}
