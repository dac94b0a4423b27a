/**
 * The test house: a platform of real parts (PostgreSQL, Artemis, Liberty nodes of their own
 * processes) and drivers that speak to it in the product's words, over the wire, as users do.
 */
package foodfast.kit;
