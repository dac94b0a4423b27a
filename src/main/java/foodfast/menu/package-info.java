/**
 * What can be ordered where: restaurants with their opening state, and their menus. Read by
 * everybody with an ETag, changed by the restaurant's own staff; the prices here are the ones that
 * count.
 */
package foodfast.menu;
