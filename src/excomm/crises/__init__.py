"""crises"""
